import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import type { BodyOf, Endpoint, ParamsOf, QueryOf, ReplyOf } from '#contract/endpoint.ts';
import type { Refusal } from '#contract/refusals.ts';
import type { Caller, SignedIn } from './caller.ts';

/** Bytes a route answers with. `disposition` names the file; `attachment` makes the browser save it. */
export type FileReply = {
  bytes: Buffer | Readable;
  mediaType: string;
  fileName: string;
  disposition: 'inline' | 'attachment';
};

/** An uploaded file as it arrives: read once, within the limit. */
export type IncomingFile = { fileName: string; stream: Readable };

type Who<E extends Endpoint> = E['permission'] extends 'public' ? Caller : SignedIn;
export type HandlerInput<E extends Endpoint> = {
  params: ParamsOf<E>;
  query: QueryOf<E>;
  body: BodyOf<E>;
  caller: Who<E>;
  /** Only for `upload` endpoints. */
  file: () => Promise<IncomingFile | Refusal>;
  request: FastifyRequest;
  reply: FastifyReply;
};
export type Handler<E extends Endpoint> = (
  input: HandlerInput<E>,
) => Promise<Refusal | (E['transport'] extends 'file' ? FileReply : ReplyOf<E>) | FileReply>;

/** An endpoint with what answers it. The list of all of them is the interface; an undeclared route does not exist. */
export type Route = { endpoint: Endpoint; handle: Handler<Endpoint> };

/** Ties a handler to an endpoint with the endpoint's own types. */
export const route = <E extends Endpoint>(endpoint: E, handle: Handler<E>): Route => ({
  endpoint,
  handle: handle as unknown as Handler<Endpoint>,
});
