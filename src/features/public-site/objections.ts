import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal, refusalMessage } from '#contract/refusals.ts';
import { objectionInputSchema } from '#contract/publicity.ts';
import { receiveObjection } from '#features/publicity/service.ts';
import type { IncomingFile } from '#http/route.ts';
import type { Locale } from '#policy/text.ts';
import { publicPages } from '#web/paths.ts';
import { renderNotice } from '#web/public/notice.ts';
import { renderObjectionReceived } from '#web/public/objection-received.ts';
import type { ObjectionAttempt, ObjectionField } from '#web/public/objection-form.ts';
import { countAttempt, overLimit } from '../accounts/attempt-limit.ts';
import type { Platform } from '../platform.ts';
import { noticeModel, siteOf } from './models.ts';
import { sendFailure, sendPage } from './mount.ts';

/** Objections from one network address in a quarter of an hour; nobody is kept from objecting, only slowed. */
const PER_ADDRESS = 20;

type Posted = { entries: Record<string, string>; evidence: IncomingFile | null };

/** Reads the form, multipart or plain. The file comes last in the form, so that every entry is there when its stream begins. */
const readForm = async (request: FastifyRequest): Promise<Posted> => {
  if (!request.isMultipart())
    return {
      entries: Object.fromEntries(
        Object.entries((request.body ?? {}) as Record<string, unknown>).map(([name, value]) => [
          name,
          typeof value === 'string' ? value : '',
        ]),
      ),
      evidence: null,
    };
  const entries: Record<string, string> = {};
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      if (part.filename !== '') return { entries, evidence: { fileName: part.filename, stream: part.file } };
      part.file.resume();
    } else if (typeof part.value === 'string') entries[part.fieldname] = part.value;
  }
  return { entries, evidence: null };
};

const faultTexts: Record<Exclude<ObjectionField, 'evidence'>, Record<Locale, string>> = {
  applicationId: { zh: '请选择对哪一家提出异议', en: 'Choose the unit you object to' },
  name: { zh: '请填写真实姓名', en: 'Give your real name' },
  contact: {
    zh: '请填写能联系到您的电话或邮箱',
    en: 'Give a telephone number or e-mail address at which you can be reached',
  },
  content: { zh: '请写明理由，10 至 3000 字', en: 'Give the reasons, 10 to 3 000 characters' },
};

const attemptOf = (posted: Posted, faults: ObjectionAttempt['faults'], message: string | null): ObjectionAttempt => ({
  entries: posted.entries,
  faults,
  message,
  evidenceLost: posted.evidence !== null,
});

/** Takes real-name objections from the notice's page, without account and without script; entries are never lost to a fault. */
export const objectionRoute = (
  app: FastifyInstance,
  platform: Platform,
  locale: Locale,
  addressKey: (address: string) => string,
): void => {
  app.post<{ Params: { id: string } }>(`${publicPages(locale).notice(':id')}/objections`, async (request, reply) => {
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none')
      return sendFailure(reply, platform, locale, 'refused');
    const posted = await readForm(request);
    const again = async (faults: ObjectionAttempt['faults'], message: string | null, status: number) => {
      posted.evidence?.stream.resume();
      const model = await noticeModel(platform, request.params.id, attemptOf(posted, faults, message));
      return model === undefined
        ? sendFailure(reply, platform, locale, 'notFound')
        : sendPage(reply, renderNotice(model, locale), status);
    };
    const key = `objection:${addressKey(request.ip)}`;
    const blocked = await overLimit(platform, key, PER_ADDRESS);
    if (blocked) return again({}, refusalMessage(blocked, locale), 429);
    const { applicationId = '', name = '', contact = '', content = '' } = posted.entries;
    const input = objectionInputSchema.safeParse({ applicationId, name, contact, content });
    if (!input.success) {
      const faults: ObjectionAttempt['faults'] = {};
      for (const issue of input.error.issues) {
        const field = issue.path[0] as Exclude<ObjectionField, 'evidence'>;
        if (field in faultTexts) faults[field] = faultTexts[field][locale];
      }
      return again(faults, null, 422);
    }
    await countAttempt(platform, key);
    const received = await receiveObjection(platform, request.params.id, input.data, posted.evidence);
    if (received instanceof Refusal) {
      if (received.code === 'not-found') return again({ applicationId: faultTexts.applicationId[locale] }, null, 422);
      const words = refusalMessage(received, locale);
      return received.code.startsWith('upload') ? again({ evidence: words }, null, 422) : again({}, words, 409);
    }
    const model = await noticeModel(platform, request.params.id, null);
    const item = model?.notice.items.find((each) => each.applicationId === input.data.applicationId);
    if (model === undefined || item === undefined) return sendFailure(reply, platform, locale, 'notFound');
    const receipt = received.id.slice(0, 8).toUpperCase();
    return sendPage(
      reply,
      renderObjectionReceived(
        {
          site: siteOf(platform),
          notice: { id: model.notice.id, title: model.notice.title },
          unitName: item.unitName,
          receipt,
          receivedAt: platform.clock.now(),
        },
        locale,
      ),
      201,
    );
  });
};
