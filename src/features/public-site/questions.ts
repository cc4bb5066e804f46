import type { FastifyInstance } from 'fastify';
import { questionInputSchema } from '#contract/calls.ts';
import { Refusal, refusalMessage } from '#contract/refusals.ts';
import { askQuestion } from '#features/calls/questions.ts';
import type { Locale } from '#policy/text.ts';
import { publicPages } from '#web/paths.ts';
import type { QuestionAttempt } from '#web/public/call-questions.ts';
import { renderCall } from '#web/public/call.ts';
import type { Platform } from '../platform.ts';
import { callModel } from './models.ts';
import { sendFailure, sendPage } from './mount.ts';

const tooShort: Record<Locale, string> = {
  zh: '请写明问题，5 至 1000 字；署名不超过 50 字。您填的内容都在。',
  en: 'Please write your question, 5 to 1 000 characters, and a name of at most 50. What you wrote is kept.',
};

/** Takes questions about a call from its public page; what was written is never lost to a fault. */
export const questionRoute = (
  app: FastifyInstance,
  platform: Platform,
  locale: Locale,
  addressKey: (address: string) => string,
): void => {
  app.post<{ Params: { id: string } }>(`${publicPages(locale).call(':id')}/questions`, async (request, reply) => {
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none')
      return sendFailure(reply, platform, locale, 'refused');
    const body = (request.body ?? {}) as Record<string, unknown>;
    const written = (name: string): string => (typeof body[name] === 'string' ? body[name] : '');
    const entries = { question: written('question'), askedBy: written('askedBy') };
    const show = async (attempt: QuestionAttempt, status: number) => {
      const model = await callModel(platform, request.params.id, attempt);
      return model === undefined
        ? sendFailure(reply, platform, locale, 'notFound')
        : sendPage(reply, renderCall(model, locale), status);
    };
    const input = questionInputSchema.safeParse(entries);
    if (!input.success) return show({ taken: false, ...entries, fault: tooShort[locale] }, 422);
    const asked = await askQuestion(
      platform,
      { account: null, locale, address: addressKey(request.ip) },
      request.params.id,
      input.data,
    );
    if (asked instanceof Refusal)
      return asked.code === 'not-found'
        ? sendFailure(reply, platform, locale, 'notFound')
        : show({ taken: false, ...entries, fault: refusalMessage(asked, locale) }, 429);
    return show({ taken: true, ...entries, fault: null }, 201);
  });
};
