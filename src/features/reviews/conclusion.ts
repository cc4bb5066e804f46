import { type SignedIn } from '#http/caller.ts';
import { lawDayOf } from '#policy/law-day.ts';
import { unitText } from '../units/unit-name.ts';
import { onCase } from '../applications/case-command.ts';
import { type LoadedCase } from '../applications/loaded-case.ts';
import { advance } from '../applications/reviewing.ts';
import { issueDocument } from '../documents/service.ts';
import { type Platform } from '../platform.ts';

import { sheetOf, totalOf, type Sheet } from './sheet.ts';

/** Sums up the panel and sends the file to the leading group, with the expert opinion as a document. */
export const concludeReview = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: { version: number; summary: string; recommend: boolean },
) =>
  onCase(platform, caller, { id, command: 'conclude-review', version: input.version }, async (tx, loaded) => {
    const submitted = loaded.reviews.filter((review) => review.state === 'submitted');
    const sheet = sheetOf(loaded.regulation);
    const hundredths = Math.round(
      (submitted.reduce((sum, review) => sum + totalOf(review.scores), 0) * 100) / submitted.length,
    );
    const now = platform.clock.now();
    const summary = {
      summary: input.summary,
      recommend: input.recommend,
      average_hundredths: hundredths,
      actor_name: caller.account.name,
      at: now,
    };
    await tx
      .insertInto('panel_summaries')
      .values({ application_id: id, ...summary })
      .onConflict((conflict) => conflict.column('application_id').doUpdateSet(summary))
      .execute();
    const step = loaded.row.route[loaded.row.step_index];
    const unitName = unitText(loaded.unit).zh;
    const today = lawDayOf(now);
    const document = await issueDocument(tx, platform, caller, {
      kind: 'expert-opinion',
      issuerCode: step?.associationCode ?? 'intake',
      issuedOn: today,
      title: `${unitName}专家评审意见`,
      applicationIds: [id],
      model: () =>
        expertOpinionModel({
          loaded,
          sheet,
          submitted,
          summary: input,
          hundredths,
          today,
          sample: platform.demonstration,
        }),
    });
    return advance(tx, platform, loaded, caller, {
      type: 'review-concluded',
      text: input.summary,
      details: {
        averageHundredths: hundredths,
        recommend: input.recommend,
        documentId: document.id,
        documentNumber: document.number,
      },
    });
  });

const hundredth = (value: number): string => (value / 100).toFixed(2);

const expertOpinionModel = (input: {
  loaded: LoadedCase;
  sheet: Sheet;
  submitted: LoadedCase['reviews'];
  summary: { summary: string; recommend: boolean };
  hundredths: number;
  today: string;
  sample: boolean;
}) => {
  const { loaded, sheet, submitted, summary } = input;
  const unit = unitText(loaded.unit).zh;
  return {
    title: `${unit}专家评审意见`,
    applicationNumber: loaded.row.number,
    unit,
    baseType: loaded.regulation.baseTypes[loaded.row.base_type]?.name.zh ?? loaded.row.base_type,
    dimensions: sheet.map((item) => ({ name: item.label.zh, maximum: String(item.maximum) })),
    reviews: submitted.map((review) => ({
      scores: sheet.map((item) => String(review.scores[item.id] ?? '')),
      total: String(totalOf(review.scores)),
      opinion: `${review.recommend ? '建议推荐' : '不建议推荐'}。${review.opinion}`,
    })),
    average: {
      scores: sheet.map((item) =>
        hundredth(
          Math.round(
            (submitted.reduce((sum, review) => sum + (review.scores[item.id] ?? 0), 0) * 100) / submitted.length,
          ),
        ),
      ),
      total: hundredth(input.hundredths),
    },
    maximumTotal: String(sheet.reduce((sum, item) => sum + item.maximum, 0)),
    conclusion: `${summary.recommend ? '建议提交审定' : '不建议认定'}。${summary.summary}`,
    reviewedOn: input.today,
    signatures: ['专家组组长（签字）', '专家（签字）', '专家（签字）'],
    sample: input.sample,
  };
};
