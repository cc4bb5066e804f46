import type { Tx } from '#db/connect.ts';
import { yearOf, type LawDay } from '#policy/law-day.ts';
import type { Regulation } from '#policy/regulation.ts';
import type { Platform } from '../platform.ts';

/** Puts down what a recognition is owed: one instalment a year from the year of the document (yunnan-2022-call 4: 200 000 元 in each of three years). */
export const scheduleFunding = async (
  tx: Tx,
  platform: Platform,
  regulation: Regulation,
  recognitionId: string,
  issuedOn: LawDay,
): Promise<void> => {
  const { funding } = regulation;
  if (funding === undefined) return;
  await tx
    .insertInto('funding_instalments')
    .values(
      Array.from({ length: funding.years }, (_, index) => ({
        id: platform.ids.next(),
        recognition_id: recognitionId,
        payer_code: funding.payer,
        clause: funding.clause,
        year: yearOf(issuedOn) + index,
        amount_cny: funding.cnyPerYear,
      })),
    )
    .execute();
};
