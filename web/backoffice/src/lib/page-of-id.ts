/** The page of each kind of id, for the command bar and for links from one object to another. */
const pages: Record<string, (id: string) => string> = {
  ord: (id) => `/orders/${id}`,
  ful: (id) => `/fulfilment/${id}`,
  ret: (id) => `/returns/${id}`,
  blk: (id) => `/bulk-labels/${id}`,
  srl: () => '/shipping-rules',
  pps: () => '/shipping-rules?tab=boxes',
  shp: (id) => `/shipments/${id}`,
  exc: (id) => `/exceptions/${id}`,
  mft: () => '/end-of-day',
  pup: () => '/end-of-day',
  civ: () => '/carriers/reconciliation',
  dif: () => '/carriers/reconciliation',
  ccl: () => '/carriers',
  org: (id) => `/customers/${id}`,
  inv: (id) => `/billing/invoices/${id}`,
  // Stripe's own id of an invoice; the API takes either.
  in: (id) => `/billing/invoices/${id}`,
  ltx: (id) => `/billing/ledger/${id}`,
  exp: () => '/billing/exports',
  pay: (id) => `/billing/payments/${id}`,
  pi: (id) => `/billing/payments/${id}`,
  rfd: (id) => `/billing/refunds?search=${id}`,
  re: (id) => `/billing/refunds?search=${id}`,
  crn: (id) => `/billing/credit-notes/${id}`,
  cn: (id) => `/billing/credit-notes/${id}`,
  dsp: (id) => `/billing/disputes/${id}`,
  dp: (id) => `/billing/disputes/${id}`,
  du: (id) => `/billing/disputes/${id}`,
  mkg: (id) => `/billing/make-goods/${id}`,
  ubl: () => '/billing/usage',
  uev: () => '/billing/usage',
  mrq: (id) => `/billing/approvals/${id}`,
  bil: (id) => `/billing/accounts/${id}`,
  cus: (id) => `/billing/accounts/${id}`,
  drf: (id) => `/billing/sync/differences/${id}`,
  rcn: (id) => `/billing/sync/runs/${id}`,
  int: (id) => `/billing/sync/intents?search=${id}`,
  evt: (id) => `/billing/sync/events?search=${id}`,
  cmp: (id) => `/campaigns/${id}`,
  lin: (id) => `/lines/${id}`,
  dev: (id) => `/devices/${id}`,
  usr: (id) => `/audit?actor=${id}`,
  whs: (id) => `/stock?tab=movements&m-warehouse=${id}`,
  mov: (id) => `/stock?tab=movements&m-reference=${id}`,
};

/** What people read off papers and labels leads to the list that finds it. */
const numbers: [pattern: RegExp, page: (text: string) => string][] = [
  [/^MOB-\d+$/i, (text) => `/orders?search=${text.toUpperCase()}`],
  [/^F-\d+$/i, (text) => `/fulfilment?tab=ALL&all-search=${text.toUpperCase()}`],
  [/^R-\d+$/i, (text) => `/returns?search=${text.toUpperCase()}`],
  // Numbers of parcels: Canada Post's 16 digits, DHL's waybills and pieces, USPS's 20 to 34 digits with or
  // without the ZIP code of the label, and the postal union's for abroad, like RN123456785CA.
  [
    /^(\d{10}|\d{16}|\d{20,34}|J[A-Z]{1,3}\d{9,18}|[A-Z]{2}\d{9}[A-Z]{2})$/i,
    (text) => `/shipments?search=${text.toUpperCase()}`,
  ],
  [/^\d{15}$/, (imei) => `/devices?search=${imei}`],
  [/^[A-Z0-9]+(-[A-Z0-9]+)+$/i, (serial) => `/devices?search=${serial.toUpperCase()}`],
];

export function pageOfId(id: string): string | undefined {
  const prefix = /^([a-z]+)_[0-9A-Za-z]+$/.exec(id)?.[1];
  if (prefix) return pages[prefix]?.(id);
  return numbers.find(([pattern]) => pattern.test(id))?.[1](id);
}
