type Ask = { first?: number; after?: string | null; last?: number; before?: string };

/** One page of rows that are all there, asked for as a connection is; a cursor is the row's place. */
export function pageOf<Row>(rows: readonly Row[], { first, after, last, before }: Ask) {
  const begins = last === undefined ? (after ? Number(after) + 1 : 0) : Number(before) - last;
  const from = Math.max(0, begins);
  const to = Math.min(rows.length, begins + (first ?? last ?? rows.length));
  return {
    rows: rows.slice(from, to),
    pageInfo: {
      ...{ hasPreviousPage: from > 0, hasNextPage: to < rows.length },
      ...{ startCursor: String(from), endCursor: String(to - 1) },
    },
  };
}
