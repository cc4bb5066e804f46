import { createHmac, randomBytes } from 'node:crypto';
import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { localeSchema, type Locale } from '#policy/text.ts';
import { renderBase } from '#web/public/base.ts';
import { renderBases } from '#web/public/bases.ts';
import { renderCall } from '#web/public/call.ts';
import { renderCalls } from '#web/public/calls.ts';
import { renderFailure, type FailureModel } from '#web/public/failure.ts';
import { renderHome } from '#web/public/home.ts';
import { renderNotice } from '#web/public/notice.ts';
import { renderNotices } from '#web/public/notices.ts';
import { renderRegulation } from '#web/public/regulation.ts';
import { renderRegulations } from '#web/public/regulations.ts';
import { renderVerify } from '#web/public/verify.ts';
import { publicPages } from '#web/paths.ts';
import type { Platform } from '../platform.ts';
import * as models from './models.ts';
import { questionRoute } from './questions.ts';
import { objectionRoute } from './objections.ts';

type Render<Model> = (model: Model, locale: Locale) => string;
const statusOf: Record<FailureModel['kind'], number> = { notFound: 404, unavailable: 503, fault: 500, refused: 403 };

export const sendPage = (reply: FastifyReply, html: string, status = 200): FastifyReply =>
  reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html);

export const sendFailure = (
  reply: FastifyReply,
  platform: Platform,
  locale: Locale,
  kind: FailureModel['kind'],
  message?: string,
): FastifyReply =>
  sendPage(
    reply,
    renderFailure({ site: models.siteOf(platform), kind, ...(message === undefined ? {} : { message }) }, locale),
    statusOf[kind],
  );

/** The page for what fails at an address of the public site, in the address's language. */
export const failurePage =
  (platform: Platform) =>
  (url: string, kind: FailureModel['kind'], message?: string): string | undefined =>
    /^\/(api|workbench|healthz)(\/|$|\?)/.test(url)
      ? undefined
      : renderFailure(
          { site: models.siteOf(platform), kind, ...(message === undefined ? {} : { message }) },
          /^\/en(\/|$|\?)/.test(url) ? 'en' : 'zh',
        );

type Asked = { params: Record<string, string>; query: Record<string, string> };
const first = (value: unknown): string =>
  Array.isArray(value) ? String(value[0] ?? '') : typeof value === 'string' ? value : '';
const asked = (request: FastifyRequest): Asked => ({
  params: request.params as Record<string, string>,
  query: Object.fromEntries(
    Object.entries(request.query as Record<string, unknown>).map(([name, value]) => [name, first(value)]),
  ),
});

/** Mounts the public pages in both languages, each under its own address, and the form that takes objections. */
export const mountPublicSite = async (app: FastifyInstance, platform: Platform): Promise<void> => {
  await app.register(formbody, { bodyLimit: 64 * 1024 });
  // Network addresses are counted against floods by a hash that dies with the process.
  const salt = randomBytes(16);
  const addressKey = (address: string): string => createHmac('sha256', salt).update(address).digest('base64url');

  for (const locale of localeSchema.options) {
    const pages = publicPages(locale);
    const page = <Model>(
      path: string,
      model: (input: Asked) => Promise<Model | undefined> | Model | undefined,
      render: Render<Model>,
    ): void => {
      app.get(path, async (request, reply) => {
        const found = await model(asked(request));
        return found === undefined
          ? sendFailure(reply, platform, locale, 'notFound')
          : sendPage(reply, render(found, locale));
      });
    };
    page(pages.home(), () => models.homeModel(platform), renderHome);
    page(pages.bases(), ({ query }) => models.basesModel(platform, query), renderBases);
    page(pages.base(':id'), ({ params }) => models.baseModel(platform, params['id'] ?? ''), renderBase);
    page(pages.calls(), () => models.callsModel(platform), renderCalls);
    page(pages.call(':id'), ({ params }) => models.callModel(platform, params['id'] ?? ''), renderCall);
    page(pages.notices(), () => models.noticesModel(platform), renderNotices);
    page(pages.notice(':id'), ({ params }) => models.noticeModel(platform, params['id'] ?? '', null), renderNotice);
    page(pages.verify(), ({ query }) => models.verifyModel(platform, query['code'] ?? ''), renderVerify);
    page(`${pages.verify()}/:code`, ({ params }) => models.verifyModel(platform, params['code'] ?? ''), renderVerify);
    page(pages.regulations(), () => models.regulationsModel(platform), renderRegulations);
    page(
      pages.regulation(':id'),
      ({ params, query }) => models.regulationModel(platform, params['id'] ?? '', query['on'] ?? ''),
      renderRegulation,
    );
    objectionRoute(app, platform, locale, addressKey);
    questionRoute(app, platform, locale, addressKey);
  }
};
