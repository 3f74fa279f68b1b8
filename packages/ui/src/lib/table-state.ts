/** What a table shows, as its page's address says it. */
export interface TableState {
  sort: { column: string; direction: 'ascending' | 'descending' } | null;
  filters: Record<string, string>;
  /** Cursor to read onwards from, or back from; both null on the first page. */
  after: string | null;
  before: string | null;
  pageSize: number;
  hiddenColumns: string[] | null;
}

export interface TableDefaults {
  sort?: TableState['sort'];
  pageSize?: number;
  filterIds: string[];
  /** Sets two tables of one page apart in the address. */
  prefix?: string;
}

const pageSizes = [10, 25, 50, 100];

export function readTableState(params: URLSearchParams, defaults: TableDefaults): TableState {
  const prefix = defaults.prefix ?? '';
  const sort = params.get(`${prefix}sort`);
  const size = Number(params.get(`${prefix}size`));
  const hidden = params.get(`${prefix}hide`);
  const filters: Record<string, string> = {};
  for (const id of defaults.filterIds) {
    const value = params.get(prefix + id);
    if (value) filters[id] = value;
  }
  return {
    sort: sort
      ? {
          column: sort.replace(/^-/, ''),
          direction: sort.startsWith('-') ? 'descending' : 'ascending',
        }
      : (defaults.sort ?? null),
    filters,
    after: params.get(`${prefix}after`),
    before: params.get(`${prefix}before`),
    pageSize: pageSizes.includes(size) ? size : (defaults.pageSize ?? 25),
    hiddenColumns: hidden === null ? null : hidden.split(',').filter(Boolean),
  };
}

/** The address that shows `change`; whatever changes the rows goes back to the first page. */
export function writeTableState(
  params: URLSearchParams,
  change: Partial<TableState>,
  defaults: TableDefaults,
): URLSearchParams {
  const prefix = defaults.prefix ?? '';
  const next = new URLSearchParams(params);
  const put = (name: string, value: string | null | undefined) => {
    if (value) next.set(prefix + name, value);
    else next.delete(prefix + name);
  };
  if (change.sort || change.filters || change.pageSize) {
    put('after', null);
    put('before', null);
  }
  if (change.sort) {
    put('sort', (change.sort.direction === 'descending' ? '-' : '') + change.sort.column);
  }
  if (change.filters) {
    for (const id of defaults.filterIds) put(id, change.filters[id]);
  }
  if (change.pageSize) put('size', String(change.pageSize));
  if (change.after !== undefined) put('after', change.after);
  if (change.before !== undefined) put('before', change.before);
  if (change.hiddenColumns !== undefined) {
    if (change.hiddenColumns === null) next.delete(`${prefix}hide`);
    else next.set(`${prefix}hide`, change.hiddenColumns.join(','));
  }
  return next;
}

/** The arguments of a Relay connection for a state. */
export function connectionArguments(
  state: TableState,
): { first: number; after: string | null } | { last: number; before: string } {
  return state.before
    ? { last: state.pageSize, before: state.before }
    : { first: state.pageSize, after: state.after };
}
