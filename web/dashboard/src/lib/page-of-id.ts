/** The page of each kind of id, for the command bar and for links from one object to another. */
const pages: Record<string, (id: string) => string> = {
  ord: (id) => `/orders/${id}`,
  veh: (id) => `/vehicles/${id}`,
  dev: (id) => `/devices/${id}`,
  cmp: (id) => `/campaigns/${id}`,
  inv: (id) => `/billing/invoices/${id}`,
  sub: (id) => `/billing/plans/${id}`,
};

export function pageOfId(id: string): string | undefined {
  const prefix = /^([a-z]+)_[0-9A-Za-z]+$/.exec(id)?.[1];
  return prefix ? pages[prefix]?.(id) : undefined;
}
