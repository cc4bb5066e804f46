import type { Dossier } from '#db/tables.ts';
import type { ApplicationFormV2, FormCell, FormTable } from '#documents/application-form/v2/model.ts';
import { entryLabel, fieldOf, OTHER } from '#policy/dossier.ts';
import type { PrintCell } from '#policy/form.ts';
import { formatFact, formatField } from '#policy/format-value.ts';
import { materialsOf } from '#policy/materials.ts';
import type { Regulation } from '#policy/regulation.ts';
import { countryName } from '../reference/country-names.ts';

/** The annex of a regulation filled with a dossier: its cover, notes and tables with every place resolved to text. */

/** An entry in words, as printed: a field of the form, or the figure of a condition that the annex has a place for. */
export const valueOf = (regulation: Regulation, dossier: Dossier, id: string): string => {
  const metric = regulation.metrics[id];
  if (fieldOf(regulation, id) === undefined && metric !== undefined)
    return dossier.facts[id] == null ? '' : formatFact(metric, dossier.facts[id], 'zh');
  return formatField(fieldOf(regulation, id), dossier.form[id], 'zh', (code) => countryName(code, 'zh'));
};

/** Fields that the annex prints in its own tables or on its cover. */
export const namedInPrint = (regulation: Regulation): ReadonlySet<string> => {
  const { print } = regulation.form;
  const cells = (print?.tables ?? []).flatMap((table) => table.rows.flat());
  return new Set([
    ...(print?.cover?.fields ?? []).map(({ field }) => field),
    ...cells.flatMap((cell) => [
      ...(cell.field === undefined ? [] : [cell.field]),
      ...(cell.options === undefined ? [] : [cell.options]),
      ...(cell.numbered ?? []),
      ...[...(cell.text ?? '').matchAll(/\{([A-Za-z0-9]+)\}/g)].map((match) => match[1] ?? ''),
    ]),
    // Filled in by hand beside the signature.
    ...(cells.some((cell) => cell.signatures !== undefined) ? ['headName', 'headPost'] : []),
  ]);
};

const optionsOf = (regulation: Regulation, dossier: Dossier, id: string): FormCell['options'] => {
  const field = fieldOf(regulation, id);
  const value = dossier.form[id];
  const chosen = Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
  const other = chosen.find((option) => option.startsWith(OTHER));
  const listed = Object.entries(field?.options ?? {}).map(([option, label]) => ({
    label: label.zh,
    chosen: chosen.includes(option),
  }));
  if (field?.other === undefined) return listed;
  const words = other === undefined ? `${field.other.zh}（请注明）` : `${field.other.zh}：${other.slice(OTHER.length)}`;
  return [...listed, { label: words, chosen: other !== undefined }];
};

const cellOf = (regulation: Regulation, baseType: string, dossier: Dossier, cell: PrintCell): FormCell => ({
  columns: cell.columns,
  rows: cell.rows,
  minimumHeightMm: cell.minimumHeightMm ?? null,
  label: cell.label ?? null,
  text:
    cell.field !== undefined
      ? valueOf(regulation, dossier, cell.field)
      : cell.text === undefined
        ? null
        : cell.text.replace(/\{([A-Za-z0-9]+)\}/g, (_, id: string) => valueOf(regulation, dossier, id)),
  numbered:
    cell.numbered?.map((id) => ({
      label: fieldOf(regulation, id)?.label.zh ?? id,
      value: valueOf(regulation, dossier, id),
    })) ?? null,
  options: cell.options === undefined ? null : optionsOf(regulation, dossier, cell.options),
  list: cell.materials ? materialNames(regulation, baseType, dossier) : null,
  signatures: cell.signatures ?? null,
});

/** What was brought; in a blank form what is to be brought. */
const materialNames = (regulation: Regulation, baseType: string, dossier: Dossier): string[] => {
  const slots =
    dossier.materials.length > 0
      ? dossier.materials.map((material) => material.slot)
      : materialsOf(regulation, baseType)
          .filter((material) => material.kind === 'upload')
          .map((material) => material.id);
  return [...new Set(slots.map((slot) => entryLabel(regulation, `material.${slot}`).zh))];
};

/** Cover, heading, notes and tables of the annex; empty where the regulation prints none of its own. */
export const annexOf = (
  regulation: Regulation,
  baseType: string,
  dossier: Dossier,
): Pick<ApplicationFormV2, 'cover' | 'heading' | 'instructions' | 'tables' | 'notes'> => {
  const { print } = regulation.form;
  const tables: FormTable[] = (print?.tables ?? []).map((table) => ({
    title: table.title ?? null,
    columnsMm: table.columnsMm,
    rows: table.rows.map((row) => row.map((cell) => cellOf(regulation, baseType, dossier, cell))),
  }));
  return {
    cover: print?.cover
      ? {
          ...print.cover,
          fields: print.cover.fields.map(({ label, field }) => ({ label, value: valueOf(regulation, dossier, field) })),
        }
      : null,
    heading: print === undefined ? regulation.form.title.zh : (print.heading ?? null),
    instructions: print?.instructions ?? [],
    tables,
    notes: print?.notes ?? [],
  };
};
