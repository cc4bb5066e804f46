import { addDays } from '#policy/law-day.ts';
import type { Locale } from '#policy/text.ts';
import { renderBase } from './base.ts';
import { renderBases } from './bases.ts';
import { renderCall } from './call.ts';
import { renderCalls } from './calls.ts';
import { renderFailure } from './failure.ts';
import { renderHome } from './home.ts';
import { renderNotice } from './notice.ts';
import { renderNotices } from './notices.ts';
import { renderObjectionReceived } from './objection-received.ts';
import { renderRegulation } from './regulation.ts';
import type { RegulationDays } from './regulation-days.ts';
import { renderRegulations } from './regulations.ts';
import { renderVerify } from './verify.ts';
import { sampleModels } from './sample-models.ts';

/** Every page of the public site with invented content, usual and empty; see {@link sampleModels} for `mark`. */
export const samplePages = (mark = ''): Record<string, (locale: Locale) => string> => {
  const {
    site,
    regulation,
    written,
    types,
    calls,
    notices,
    bases,
    base,
    noticeModel,
    call,
    home,
    plaque,
    asOf,
    attempt,
  } = sampleModels(mark);
  const version = '0123456789abcdef';
  const { from } = regulation.effective;
  const daysOf = (asked: string): RegulationDays => ({
    asked,
    answer: asked === '' ? 'nearest' : asked === asOf ? 'of-day' : 'no-such-day',
    day: asked === asOf ? asOf : null,
    from,
    editions: [
      { version, from, until: addDays(asOf, 30) },
      { version: 'fedcba9876543210', from: addDays(asOf, 30), until: null },
    ],
  });
  return {
    home: (locale) => renderHome(home, locale),
    'home-empty': (locale) => renderHome({ ...home, calls: [], notices: [], byProvince: [], overseas: 0 }, locale),
    bases: (locale) =>
      renderBases(
        { site, query: { text: `云汀${mark}`, province: '520000' }, types, bases, total: 4, next: `c"${mark}` },
        locale,
      ),
    'bases-none': (locale) =>
      renderBases({ site, query: { text: mark || '无' }, types, bases: [], total: 0, next: null }, locale),
    base: (locale) =>
      renderBase({ site, base, regulation, clauses: { type: '7', naming: '14.1', validity: '14.2' } }, locale),
    calls: (locale) => renderCalls({ site, calls }, locale),
    call: (locale) =>
      renderCall(
        {
          site,
          call,
          regulation,
          questions: [
            {
              question: `联系人才怎样计数？${mark}`,
              answer: written('按登记的人数，同一人只计一次。', 'By people on record, each once.'),
              answeredAt: site.now,
            },
          ],
          attempt: { taken: false, question: `问${mark}`, askedBy: `某某${mark}`, fault: `请写明问题${mark}` },
        },
        locale,
      ),
    notices: (locale) => renderNotices({ site, notices }, locale),
    notice: (locale) => renderNotice(noticeModel, locale),
    'notice-faults': (locale) => renderNotice({ ...noticeModel, attempt }, locale),
    received: (locale) =>
      renderObjectionReceived(
        {
          site,
          notice: noticeModel.notice,
          unitName: written('云汀高新区', 'Yunting Zone'),
          receipt: 'YY-2026-0007',
          receivedAt: site.now,
        },
        locale,
      ),
    verify: (locale) => renderVerify({ site, code: '', plaque: undefined, asOf }, locale),
    'verify-found': (locale) => renderVerify({ site, code: base.verificationCode, plaque, asOf }, locale),
    'verify-revoked': (locale) =>
      renderVerify({ site, code: '', plaque: { ...plaque, standing: 'revoked', revokedOn: asOf }, asOf }, locale),
    'verify-missing': (locale) => renderVerify({ site, code: `HZ25${mark}`, plaque: null, asOf }, locale),
    regulations: (locale) =>
      renderRegulations(
        {
          site,
          regulations: [
            {
              ...regulation,
              issuedOn: regulation.issuedOn ?? null,
              effectiveFrom: regulation.effective.from,
              until: null,
              baseTypeNames: types.map(({ name }) => name),
            },
          ],
        },
        locale,
      ),
    regulation: (locale) => renderRegulation({ site, regulation, version, days: daysOf('') }, locale),
    'regulation-of-day': (locale) => renderRegulation({ site, regulation, version, days: daysOf(asOf) }, locale),
    'regulation-bad-day': (locale) =>
      renderRegulation({ site, regulation, version, days: daysOf(`2026-02-30${mark}`) }, locale),
    'not-found': (locale) => renderFailure({ site, kind: 'notFound' }, locale),
    unavailable: (locale) => renderFailure({ site, kind: 'unavailable' }, locale),
  };
};
