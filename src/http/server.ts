import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import fastify, { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { constants } from 'node:zlib';
import { z } from 'zod';
import { canUse } from '#contract/permissions.ts';
import { Refusal, refusalMessage, refusals, refuse, type RefusalReply } from '#contract/refusals.ts';
import type { Locale } from '#policy/text.ts';
import { rolesOf, type Caller } from './caller.ts';
import { contentDisposition } from './content-disposition.ts';
import type { FileReply, Handler, Route } from './route.ts';
import type { Sessions } from './sessions.ts';

/** Largest file of an upload, in bytes (20 MB). */
export const UPLOAD_LIMIT_BYTES = 20 * 1024 * 1024;
const BODY_LIMIT_BYTES = 1024 * 1024;

export type ServerOptions = {
  sessions: Pick<Sessions, 'read'>;
  log: Logger;
  /** Cookies carry `__Host-` and Secure; off only for the demonstration on loopback. */
  secureCookies: boolean;
  routes: readonly Route[];
  /** Answers what fails outside the interface with a page a person can read; undefined where the interface answers. */
  failurePage: (url: string, kind: 'notFound' | 'fault' | 'refused', message?: string) => string | undefined;
};

export const sessionCookieName = (secure: boolean): string => (secure ? '__Host-haizhi' : 'haizhi');

/** The language of a request: the cookie of the chosen one, then what the browser prefers, then Chinese. */
export const localeOf = (request: FastifyRequest): Locale => {
  const preferred = request.headers['accept-language'] ?? '';
  const first = preferred.split(',')[0]?.trim().toLowerCase() ?? '';
  return first.startsWith('en') ? 'en' : 'zh';
};

const sendRefusal = (reply: FastifyReply, refusal: Refusal, locale: Locale): FastifyReply => {
  const body: RefusalReply = {
    error: {
      code: refusal.code,
      message: refusalMessage(refusal, locale),
      locale,
      clauses: [...refusal.clauses],
      fields: refusal.fields.map((field) => ({ ...field, message: inOneLanguage(field.message, locale) })),
      details: refusal.details,
    },
  };
  return reply.code(refusals[refusal.code].status).header('cache-control', 'no-store').send(body);
};

/** Messages that zod carries are written "中文 / English"; the reader gets one. */
const inOneLanguage = (message: string, locale: Locale): string => {
  const [zh, en] = message.split(' / ');
  return en === undefined ? message : ((locale === 'zh' ? zh : en) ?? message);
};

const faultsOf = (error: z.ZodError, locale: Locale, prefix: string): Refusal => {
  const known = locale === 'zh' ? z.locales.zhCN() : z.locales.en();
  const fields = error.issues.map((issue) => {
    const words =
      issue.code === 'custom' || issue.message.includes(' / ') ? issue.message : known.localeError(issue as never);
    const text = typeof words === 'string' ? words : (words?.message ?? issue.message);
    return {
      path: [prefix, ...issue.path.map(String)].filter(Boolean).join('.'),
      message: inOneLanguage(text, locale),
    };
  });
  const first = fields[0];
  return refuse('invalid-request', { what: first ? `${first.path}：${first.message}` : '' }, { fields });
};

/** Refuses state changes that another site's page might have caused: our own header, and no foreign origin. */
const crossSite = (request: FastifyRequest): boolean => {
  if (request.method === 'GET' || request.method === 'HEAD') return false;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  return request.headers['x-haizhi'] === undefined;
};

const sendFile = (reply: FastifyReply, file: FileReply): FastifyReply =>
  reply
    .header('content-type', file.mediaType)
    .header('content-disposition', contentDisposition(file.disposition, file.fileName))
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    // What people upload is shown in a frame of ours, but may run nothing.
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox",
    )
    .send(file.bytes);

const isFile = (result: unknown): result is FileReply =>
  typeof result === 'object' && result !== null && 'bytes' in result && 'mediaType' in result;

const mount = (app: FastifyInstance, options: ServerOptions, { endpoint, handle }: Route): void => {
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    handler: async (request, reply) => {
      const chosen = localeOf(request);
      if (crossSite(request)) return sendRefusal(reply, refuse('cross-site'), chosen);
      const token = request.cookies[sessionCookieName(options.secureCookies)];
      const account = token ? await options.sessions.read(token) : null;
      const caller: Caller = { account, locale: chosen, address: request.ip };
      if (!canUse(endpoint.permission, account ? rolesOf(account) : null)) {
        return sendRefusal(reply, refuse(account ? 'not-permitted' : 'not-signed-in'), chosen);
      }
      const params = endpoint.params.safeParse(request.params);
      // An id that cannot exist is answered as one that does not.
      if (!params.success) return sendRefusal(reply, refuse('not-found'), chosen);
      const query = endpoint.query.safeParse(request.query);
      if (!query.success) return sendRefusal(reply, faultsOf(query.error, chosen, ''), chosen);
      const body = endpoint.body.safeParse(endpoint.transport === 'upload' ? {} : (request.body ?? {}));
      if (!body.success) return sendRefusal(reply, faultsOf(body.error, chosen, ''), chosen);
      const input: Parameters<Handler<never>>[0] = {
        params: params.data,
        query: query.data,
        body: body.data,
        caller,
        request,
        reply,
        file: async () => {
          if (!request.isMultipart())
            return refuse('upload-refused', { reason: { zh: '没有收到文件', en: 'no file was sent' } });
          const part = await request.file();
          return part
            ? { fileName: part.filename, stream: part.file }
            : refuse('upload-refused', { reason: { zh: '没有收到文件', en: 'no file was sent' } });
        },
      } as never;
      const result = await handle(input);
      if (result instanceof Refusal) return sendRefusal(reply, result, chosen);
      if (isFile(result)) return sendFile(reply, result);
      return reply.header('cache-control', 'no-store').send(endpoint.reply.parse(result));
    },
  });
};

/** Builds the server; it listens when the caller says so. */
export const buildServer = async (options: ServerOptions): Promise<FastifyInstance> => {
  const app = fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    // One proxy of the operator's stands before us; what a client writes into the header itself is not believed.
    trustProxy: options.secureCookies ? (_address: string, hop: number) => hop === 0 : false,
    routerOptions: { maxParamLength: 200 },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
    // zod validates; Fastify only parses.
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
  }) as unknown as FastifyInstance;
  await app.register(cookie);
  await app.register(compress, {
    threshold: 1024,
    encodings: ['br', 'gzip'],
    // Brotli's own default is made for files packed once; a reply is packed once per reader.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } },
  });
  await app.register(multipart, {
    limits: { files: 1, fileSize: UPLOAD_LIMIT_BYTES, fields: 10, fieldSize: 20_000, parts: 11, headerPairs: 50 },
    throwFileSizeLimit: false,
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        frameSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    strictTransportSecurity: options.secureCookies ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  });
  app.addHook('onSend', async (_request, reply) => {
    reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()');
  });
  const pageOr = (
    request: FastifyRequest,
    reply: FastifyReply,
    kind: 'notFound' | 'fault' | 'refused',
    status: number,
    message?: string,
  ): FastifyReply | undefined => {
    const page = options.failurePage(request.url, kind, message);
    return page === undefined
      ? undefined
      : reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page);
  };
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    const chosen = localeOf(request);
    if (error.code === 'FST_REQ_FILE_TOO_LARGE' || error.statusCode === 413) {
      return sendRefusal(
        reply,
        refuse('upload-too-large', { limit: error.code === 'FST_ERR_CTP_BODY_TOO_LARGE' ? 1 : 20 }),
        chosen,
      );
    }
    if (error.statusCode !== undefined && error.statusCode < 500) {
      return (
        pageOr(request, reply, 'refused', error.statusCode, error.message) ??
        sendRefusal(reply, refuse('invalid-request', { what: error.message }), chosen)
      );
    }
    options.log.error({ err: error, method: request.method, url: request.url }, 'request failed');
    const page = pageOr(request, reply, 'fault', 500);
    if (page) return page;
    return reply.code(500).send({
      error: {
        code: 'fault',
        message:
          chosen === 'zh'
            ? '系统出错，已记录。您填的内容仍在页面上，请稍后再试。'
            : 'Something failed and has been logged. What you entered is still on the page; try again shortly.',
        locale: chosen,
        clauses: [],
        fields: [],
        details: {},
      },
    });
  });
  app.setNotFoundHandler(
    (request, reply) =>
      pageOr(request, reply, 'notFound', 404) ?? sendRefusal(reply, refuse('not-found'), localeOf(request)),
  );
  for (const each of options.routes) mount(app, options, each);
  return app;
};
