import { z } from 'zod';
import type { Text } from '#policy/text.ts';
import type { Permission } from './permissions.ts';
import type { RefusalCode } from './refusals.ts';

type Schema = z.ZodType;

/**
 * One route of the interface, from which the server mounts it, the web calls it and the OpenAPI page tells of it.
 * `reply` is what leaves the server and nothing else does: fields it does not name are cut off.
 */
export type Endpoint<
  Params extends Schema = Schema,
  Query extends Schema = Schema,
  Body extends Schema = Schema,
  Reply extends Schema = Schema,
> = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Fastify path, e.g. `/api/applications/:id`. */
  path: string;
  permission: Permission;
  summary: Text;
  params: Params;
  query: Query;
  body: Body;
  reply: Reply;
  /** Codes this route may refuse with, beside the general ones. */
  refusals: readonly RefusalCode[];
  /** `file`: the reply is bytes and `reply` is not used. `upload`: the body is multipart with one file, its other fields in `query`. */
  transport: 'json' | 'file' | 'upload';
};

const nothing = z.strictObject({});

type Options<P extends Schema, Q extends Schema, B extends Schema, R extends Schema> = Pick<
  Endpoint,
  'method' | 'path' | 'permission' | 'summary'
> & {
  params?: P;
  query?: Q;
  body?: B;
  reply?: R;
  refusals?: readonly RefusalCode[];
  transport?: Endpoint['transport'];
};

/** Declares an endpoint; parts left out are empty and anything sent there is refused. */
export const endpoint = <
  P extends Schema = typeof nothing,
  Q extends Schema = typeof nothing,
  B extends Schema = typeof nothing,
  R extends Schema = typeof nothing,
>(
  options: Options<P, Q, B, R>,
): Endpoint<P, Q, B, R> => ({
  params: nothing as unknown as P,
  query: nothing as unknown as Q,
  body: nothing as unknown as B,
  reply: nothing as unknown as R,
  refusals: [],
  transport: 'json',
  ...options,
});

export type ParamsOf<E extends Endpoint> = z.output<E['params']>;
export type QueryOf<E extends Endpoint> = z.output<E['query']>;
export type BodyOf<E extends Endpoint> = z.output<E['body']>;
/** What a handler returns, before the contract cuts it. */
export type ReplyOf<E extends Endpoint> = z.input<E['reply']>;
/** What the web receives. */
export type ReceivedOf<E extends Endpoint> = z.output<E['reply']>;
