import { titleLines } from '../../title-lines.ts';
import type { PrintOptions } from '../../typst.ts';
import { compileTypst } from '../../typst.ts';
import { layTable } from './layout.ts';
import { applicationFormModelV2, type ApplicationFormV2 } from './model.ts';
import { numberedInstructions, withUnit, yearInBrackets } from './words.ts';

/** The form as PDF. Throws ZodError when the model does not fit. */
export const render = async (model: ApplicationFormV2, options: PrintOptions = {}): Promise<Buffer> => {
  const parsed = applicationFormModelV2.parse(model);
  return compileTypst({
    ...options,
    template: 'application-form/v2/template.typ',
    data: {
      ...parsed,
      yearLine: parsed.cover?.year ? yearInBrackets(parsed.year) : null,
      headingLines: parsed.heading === null ? null : titleLines(parsed.heading, 22),
      instructions: numberedInstructions(parsed.instructions),
      tables: parsed.tables.map((table) => ({ title: table.title, ...layTable(table, parsed.blank) })),
      sections: parsed.sections.map(({ title, rows }) => ({
        title,
        rows: rows.map((row) => ({ label: row.label, value: withUnit(row), clause: row.clause ?? '' })),
      })),
    },
  }).pdf;
};
