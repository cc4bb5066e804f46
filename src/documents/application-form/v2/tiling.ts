/** Whether the boxes of a table fill it exactly. A typesetter stops at a hole; Word draws it crooked. */

type Spanning = { columns: number; rows: number };

/**
 * What is wrong with the spans of a table of so many columns, in English, or undefined when every row is filled
 * without overlap and no box reaches below the last row.
 */
export const tilingFault = (columnCount: number, rows: readonly (readonly Spanning[])[]): string | undefined => {
  // For each column, how many rows from the current one on are covered from above.
  const covered = Array.from({ length: columnCount }, () => 0);
  for (const [index, row] of rows.entries()) {
    let column = 0;
    const skip = () => {
      while ((covered[column] ?? 0) > 0) column += 1;
    };
    for (const { columns, rows: height } of row) {
      skip();
      if (column + columns > columnCount) return `row ${index + 1} is wider than the table`;
      if (index + height > rows.length) return `a box of row ${index + 1} reaches below the table`;
      for (const end = column + columns; column < end; column += 1) {
        if ((covered[column] ?? 0) > 0) return `boxes of row ${index + 1} overlap one from above`;
        covered[column] = height;
      }
    }
    skip();
    if (column < columnCount) return `row ${index + 1} is narrower than the table`;
    for (const [at, left] of covered.entries()) covered[at] = left - 1;
  }
  return undefined;
};

/** The first column of every box, row by row, for a table without a {@link tilingFault}. */
export const columnStarts = (columnCount: number, rows: readonly (readonly Spanning[])[]): number[][] => {
  const covered = Array.from({ length: columnCount }, () => 0);
  return rows.map((row) => {
    let column = 0;
    const starts = row.map(({ columns, rows: height }) => {
      while ((covered[column] ?? 0) > 0) column += 1;
      const start = column;
      for (; column < start + columns; column += 1) covered[column] = height;
      return start;
    });
    for (const [at, left] of covered.entries()) covered[at] = Math.max(0, left - 1);
    return starts;
  });
};
