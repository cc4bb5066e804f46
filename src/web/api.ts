import type { z } from 'zod';
import type { Endpoint, ReceivedOf } from '#contract/endpoint.ts';
import type { RefusalReply } from '#contract/refusals.ts';
import type { Locale } from '#policy/text.ts';

/** A part of a request that may be left out when it has no required member. */
type Part<Key extends string, Value> =
  Record<never, never> extends Value ? { [K in Key]?: Value } : { [K in Key]: Value };
export type Request<E extends Endpoint> = Part<'params', z.input<E['params']>> &
  Part<'query', z.input<E['query']>> &
  Part<'body', z.input<E['body']>>;
export type Address<E extends Endpoint> = Part<'params', z.input<E['params']>> & Part<'query', z.input<E['query']>>;

/** The server understood and says no, with a code and words for the reader. */
export class RefusalError extends Error {
  readonly status: number;
  readonly code: string;
  readonly clauses: readonly string[];
  readonly fields: readonly { path: string; message: string }[];
  readonly details: Readonly<Record<string, unknown>>;

  constructor(status: number, { error }: RefusalReply) {
    super(error.message);
    this.name = 'RefusalError';
    this.status = status;
    this.code = error.code;
    this.clauses = error.clauses;
    this.fields = error.fields;
    this.details = error.details;
  }
}

/** The server could not be reached, or answered nothing that can be read; what was sent may or may not have arrived. */
export class UnreachableError extends Error {
  constructor(cause?: unknown) {
    super('unreachable', { cause });
    this.name = 'UnreachableError';
  }
}

let chosenLocale: Locale = 'zh';
/** The language in which refusals are to be worded. */
export const speak = (locale: Locale): void => {
  chosenLocale = locale;
};

/** Headers of every request: `x-haizhi` cannot be set by a page of another site (defence against forged requests). */
export const requestHeaders = (): Record<string, string> => ({
  'x-haizhi': '1',
  'accept-language': chosenLocale === 'zh' ? 'zh-CN' : 'en',
});

/** Where an endpoint lies, with its parameters filled and its query attached. */
export const fileUrl = <E extends Endpoint>(endpoint: E, address: Address<E>): string => {
  const { params = {}, query = {} } = address as { params?: Record<string, unknown>; query?: Record<string, unknown> };
  const path = endpoint.path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size === 0 ? path : `${path}?${search.toString()}`;
};

const isRefusal = (reply: unknown): reply is RefusalReply =>
  typeof reply === 'object' && reply !== null && 'error' in reply && typeof reply.error === 'object';

/** Reads the text of an answer; throws {@link RefusalError} for a refusal and {@link UnreachableError} for anything else that is no success. */
export const receive = (status: number, text: string): unknown => {
  let reply: unknown;
  try {
    reply = text === '' ? undefined : JSON.parse(text);
  } catch (cause) {
    throw new UnreachableError(cause);
  }
  if (status >= 200 && status < 300) return reply;
  if (isRefusal(reply)) throw new RefusalError(status, reply);
  throw new UnreachableError(`status ${status}`);
};

/**
 * Calls an endpoint of the contract. The server has already cut the reply to the contract, so it is not parsed again.
 * Throws {@link RefusalError}, {@link UnreachableError}, or what `signal` gives when aborted.
 */
export const call = async <E extends Endpoint>(
  endpoint: E,
  request: Request<E>,
  signal?: AbortSignal,
): Promise<ReceivedOf<E>> => {
  const { body } = request as { body?: unknown };
  let status: number;
  let text: string;
  try {
    const response = await fetch(fileUrl(endpoint, request as Address<E>), {
      method: endpoint.method,
      headers: { ...requestHeaders(), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
    status = response.status;
    text = await response.text();
  } catch (cause) {
    if (signal?.aborted === true) throw cause;
    throw new UnreachableError(cause);
  }
  return receive(status, text) as ReceivedOf<E>;
};
