import type { PrintCell } from './form.ts';
import type { Found } from './regulation-check.ts';
import type { Regulation } from './regulation.ts';

const fieldsOfCell = (cell: PrintCell): string[] => [
  ...(cell.field === undefined ? [] : [cell.field]),
  ...(cell.options === undefined ? [] : [cell.options]),
  ...(cell.numbered ?? []),
  ...[...(cell.text ?? '').matchAll(/\{([A-Za-z0-9]+)\}/g)].map((match) => match[1] ?? ''),
];

/** Fields that stand twice, choices without options, and printed places that no field fills. */
export const formFaults = (regulation: Regulation): Found[] => {
  const found: Found[] = [];
  const known = new Set<string>();
  regulation.form.sections.forEach((section, index) =>
    section.fields.forEach((field, fieldIndex) => {
      const path = ['form', 'sections', index, 'fields', fieldIndex];
      if (known.has(field.id))
        found.push({ path, reason: `表项“${field.id}”出现了两次 / field "${field.id}" stands twice` });
      known.add(field.id);
      const chooses = field.kind === 'choice' || field.kind === 'choices';
      if (chooses !== (field.options !== undefined))
        found.push({ path, reason: '选择类表项须有选项，其他表项不得有 / a choice has options, and nothing else has' });
    }),
  );
  const missing = (name: string, path: Found['path']) => {
    if (!known.has(name) && !(name in regulation.metrics))
      found.push({
        path,
        reason: `打印表引用的“${name}”既不是表项也不是指标 / the printed form names the field "${name}", which neither the form nor the metrics have`,
      });
  };
  const { print } = regulation.form;
  print?.cover?.fields.forEach(({ field }, index) => missing(field, ['form', 'print', 'cover', 'fields', index]));
  print?.tables.forEach((table, tableIndex) => {
    const path = ['form', 'print', 'tables', tableIndex];
    table.rows.forEach((row, rowIndex) =>
      row.forEach((cell) => fieldsOfCell(cell).forEach((name) => missing(name, [...path, 'rows', rowIndex]))),
    );
    found.push(...widthFaults(table.columnsMm.length, table.rows, path));
  });
  return found;
};

/** Rows that do not fill the table, with cells of rows above reaching down. */
const widthFaults = (columns: number, rows: readonly (readonly PrintCell[])[], path: Found['path']): Found[] => {
  let reaching: { columns: number; rows: number }[] = [];
  return rows.flatMap((row, index) => {
    const width = [...row, ...reaching].reduce((sum, cell) => sum + cell.columns, 0);
    reaching = [...row, ...reaching]
      .map((cell) => ({ columns: cell.columns, rows: cell.rows - 1 }))
      .filter((cell) => cell.rows > 0);
    return width === columns
      ? []
      : [
          {
            path: [...path, 'rows', index],
            reason: `此行占 ${width} 列，应占 ${columns} 列 / the row covers ${width} of ${columns} columns`,
          },
        ];
  });
};

/** Groups of applicants that name lanes which do not exist. */
export const applicantFaults = (regulation: Regulation): Found[] =>
  Object.entries(regulation.applicants?.groups ?? {}).flatMap(([group, { lanes }]) =>
    (lanes ?? [])
      .filter((lane) => !(lane in (regulation.applicants?.lanes ?? {})))
      .map((lane) => ({
        path: ['applicants', 'groups', group, 'lanes'],
        reason: `没有申报途径“${lane}” / no lane "${lane}"`,
      })),
  );
