/** What the three documents in official layout share between model and template. */
import { dayInChinese } from './chinese-words.ts';
import { titleLines } from './title-lines.ts';

/** The colon that ends the addressee, unless the author already wrote it. */
export const withColon = (addressee: string): string => (/[：:]\s*$/u.test(addressee) ? addressee : `${addressee}：`);

/** Adds to a model what the official frame prints: the lines of the title and the days in words. */
export const officialData = <Model extends { title: string; signDate: string; addressee?: string; printedOn?: string }>(
  model: Model,
) => ({
  ...model,
  titleLines: titleLines(model.title),
  signDate: dayInChinese(model.signDate),
  ...(model.addressee === undefined ? {} : { addressee: withColon(model.addressee) }),
  ...(model.printedOn === undefined ? {} : { printedOn: dayInChinese(model.printedOn) }),
});
