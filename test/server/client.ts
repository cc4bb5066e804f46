import type { FastifyInstance, InjectOptions } from 'fastify';
import type { BodyOf, Endpoint, ParamsOf, QueryOf, ReceivedOf } from '#contract/endpoint.ts';
import type { RefusalReply } from '#contract/refusals.ts';
import { signIn } from '#contract/accounts.ts';
import { DEMONSTRATION_PASSWORD } from '../../src/demonstration/people.ts';

export type Answer<T> = {
  status: number;
  body: T;
  refusal: RefusalReply['error'] | undefined;
  headers: Record<string, unknown>;
  raw: Buffer;
};
type Parts<E extends Endpoint> = Partial<{
  params: ParamsOf<E>;
  query: QueryOf<E>;
  body: unknown;
  headers: Record<string, string>;
}>;

/** Someone at a browser: keeps the session cookie and calls endpoints of the contract over HTTP. */
export type TestClient = {
  call: <E extends Endpoint>(endpoint: E, parts?: Parts<E>) => Promise<Answer<ReceivedOf<E>>>;
  /** As `call`, but anything else than success fails the test with the refusal's words. */
  expect: <E extends Endpoint>(endpoint: E, parts?: Parts<E>) => Promise<ReceivedOf<E>>;
  upload: (
    url: string,
    fileName: string,
    bytes: Buffer,
    mediaType?: string,
  ) => Promise<Answer<Record<string, unknown>>>;
  inject: (options: InjectOptions) => ReturnType<FastifyInstance['inject']>;
};

const urlOf = (
  endpoint: Endpoint,
  params: Record<string, unknown> = {},
  query: Record<string, unknown> = {},
): string => {
  const path = endpoint.path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined) search.set(key, String(value));
  return search.size > 0 ? `${path}?${search}` : path;
};

/** A client without a session; `headers` go with every request. */
export const anonymous = (app: FastifyInstance, headers: Record<string, string> = {}): TestClient => {
  const inject = (options: InjectOptions) =>
    app.inject({ ...options, headers: { 'x-haizhi': '1', ...headers, ...options.headers } });
  const answer = <T>(response: Awaited<ReturnType<typeof inject>>): Answer<T> => {
    const json = String(response.headers['content-type'] ?? '').includes('json')
      ? (JSON.parse(response.payload) as T & Partial<RefusalReply>)
      : undefined;
    return {
      status: response.statusCode,
      body: json as T,
      refusal: json?.error,
      headers: response.headers,
      raw: response.rawPayload,
    };
  };
  const client: TestClient = {
    inject: inject as TestClient['inject'],
    call: async (endpoint, parts = {}) => {
      const response = await inject({
        method: endpoint.method,
        url: urlOf(endpoint, parts.params as Record<string, unknown>, parts.query as Record<string, unknown>),
        headers: parts.headers ?? {},
        ...(parts.body === undefined ? {} : { payload: parts.body as object }),
      });
      return answer(response);
    },
    expect: async (endpoint, parts) => {
      const got = await client.call(endpoint, parts);
      if (got.status >= 300)
        throw new Error(`${endpoint.method} ${endpoint.path}: ${got.status} ${JSON.stringify(got.refusal)}`);
      return got.body;
    },
    upload: async (url, fileName, bytes, mediaType = 'application/octet-stream') => {
      const boundary = 'haizhi-test-boundary';
      const payload = Buffer.concat([
        Buffer.from(
          `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: ${mediaType}\r\n\r\n`,
        ),
        bytes,
        Buffer.from(`\r\n--${boundary}--\r\n`),
      ]);
      return answer(
        await inject({
          method: 'POST',
          url,
          payload,
          headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
        }),
      );
    },
  };
  return client;
};

/** Signs in a person of the test world, who has the demonstration's password. */
export const signedIn = async (
  app: FastifyInstance,
  email: string,
  headers: Record<string, string> = {},
): Promise<TestClient> => {
  const answer = await anonymous(app, headers).call(signIn, {
    body: { email, password: DEMONSTRATION_PASSWORD } satisfies BodyOf<typeof signIn>,
  });
  const cookie = [answer.headers['set-cookie']]
    .flat()
    .map(String)
    .find((each) => each.startsWith('haizhi='))
    ?.split(';')[0];
  if (cookie === undefined) throw new Error(`${email} could not sign in: ${JSON.stringify(answer.refusal)}`);
  return anonymous(app, { ...headers, cookie });
};
