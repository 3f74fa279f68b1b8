import { isWrongValue } from './database-failure.ts';
import { GraphqlFailure } from './failure.ts';

export type PageArgs = {
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
};

export type OrderBy = { field: string; direction: 'ASC' | 'DESC' };

/** Which rows to read: after and before these values of the order's fields. */
export type Window = {
  take: number;
  /** The order to read in: reversed while paging backwards. */
  orderBy: Record<string, 'asc' | 'desc'>[];
  /** A Prisma filter for the rows beyond the cursor; empty on the first page. */
  where: Record<string, unknown>;
};

export type Connection<Row> = {
  edges: { cursor: string; node: Row }[];
  nodes: Row[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  /** Counted only when the query asks for it: a promise in truth, which the executor awaits. */
  readonly totalCount: number;
};

const defaultPage = 20;
const largestPage = 100;

export type ConnectionOptions<Row> = PageArgs & {
  /** The fields that order the list; `id` is added, so that the order is total. Never null. */
  orderBy: OrderBy[];
  /** How many rows there are in all; asked only when the query asks. */
  count: () => Promise<number>;
  /** Reads rows: `findMany({ where: { AND: [filter, window.where] }, orderBy, take })`. */
  rows: (window: Window) => Promise<Row[]>;
};

/**
 * A Relay connection by keyset: the cursor holds the last row's order values, so a page costs the
 * same wherever it stands, and rows that arrive meanwhile neither repeat nor hide others.
 */
export async function connectionFrom<Row extends { id: string }>(
  options: ConnectionOptions<Row>,
): Promise<Connection<Row>> {
  const { first, after, last, before } = options;
  if (first != null && last != null) {
    throw new GraphqlFailure('BAD_INPUT', 'Ask for first or last, not for both.');
  }
  const isBackwards = last != null || (first == null && before != null);
  const size = pageSize(isBackwards ? (last ?? undefined) : (first ?? undefined));
  const order = [
    ...options.orderBy.filter(({ field }) => field !== 'id'),
    idOrder(options.orderBy),
  ];
  const bounds = [
    ...(after == null ? [] : [beyond(order, readCursor(after, order), false)]),
    ...(before == null ? [] : [beyond(order, readCursor(before, order), true)]),
  ];
  const window: Window = {
    take: size + 1,
    orderBy: order.map(({ field, direction }) => ({
      [field]: (direction === 'ASC') === isBackwards ? 'desc' : 'asc',
    })),
    where: bounds.length === 0 ? {} : { AND: bounds },
  };
  const rows = await options.rows(window).catch((error) => {
    // Cursors are the caller's text: their values may be of other types than this list's.
    throw bounds.length > 0 && isWrongValue(error) ? wrongCursor() : error;
  });
  const hasMore = rows.length > size;
  const page = rows.slice(0, size);
  if (isBackwards) page.reverse();
  let counted: Promise<number> | undefined;
  const edges = page.map((node) => ({ cursor: cursorOf(node, order), node }));
  return {
    edges,
    nodes: page,
    pageInfo: {
      hasNextPage: isBackwards ? before != null : hasMore,
      hasPreviousPage: isBackwards ? hasMore : after != null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    get totalCount() {
      counted ??= options.count();
      return counted as unknown as number;
    },
  };
}

function pageSize(asked: number | undefined): number {
  const size = asked ?? defaultPage;
  if (!Number.isInteger(size) || size < 1 || size > largestPage) {
    throw new GraphqlFailure('BAD_INPUT', `A page has 1 to ${largestPage} entries.`);
  }
  return size;
}

function idOrder(orderBy: OrderBy[]): OrderBy {
  return { field: 'id', direction: orderBy.at(-1)?.direction ?? 'ASC' };
}

type CursorValue = string | number | boolean | Date;

function cursorOf(row: Record<string, unknown>, order: OrderBy[]): string {
  const values = order.map(({ field }) => {
    const value = row[field];
    return value instanceof Date ? { at: value.toISOString() } : value;
  });
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

function readCursor(cursor: string, order: OrderBy[]): CursorValue[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(values) || values.length !== order.length) throw new TypeError();
    return values.map(readValue);
  } catch {
    throw wrongCursor();
  }
}

function wrongCursor(): GraphqlFailure {
  return new GraphqlFailure('BAD_INPUT', 'The cursor is not one of this list.');
}

function readValue(value: unknown): CursorValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  const date = new Date((value as { at: string }).at);
  if (Number.isNaN(date.getTime())) throw new TypeError();
  return date;
}

/** (a, b) > (x, y) spelled as: a > x, or a = x and b > y. */
function beyond(order: OrderBy[], values: CursorValue[], isBefore: boolean) {
  return {
    OR: order.map(({ field, direction }, index) => {
      const equal = order.slice(0, index).map((key, at) => ({ [key.field]: values[at] }));
      const operator = (direction === 'ASC') === isBefore ? 'lt' : 'gt';
      return { AND: [...equal, { [field]: { [operator]: values[index] } }] };
    }),
  };
}
