/** How many columns of a terminal a text takes: Chinese characters and full-width punctuation take two. */
export const terminalWidth = (text: string): number => {
  let width = 0;
  for (const character of text) width += /[\p{Script=Han}\u3000-\u303f\uff00-\uff60]/u.test(character) ? 2 : 1;
  return width;
};

/** Rows set in columns for a terminal, the first row as the heading. */
export const textTable = (rows: readonly (readonly string[])[]): string[] => {
  const widths = rows.reduce<number[]>(
    (most, row) => row.map((cell, index) => Math.max(most[index] ?? 0, terminalWidth(cell))),
    [],
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, index) => cell + ' '.repeat(Math.max(0, (widths[index] ?? 0) - terminalWidth(cell))))
      .join('  ')
      .trimEnd();
  const [head, ...body] = rows;
  return head === undefined ? [] : [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)];
};
