export interface BillingPage {
  href: string;
  /** In `billing.pages`. */
  label: string;
  /** Who may not do this finds the page of no use, so it is not listed. */
  scope?: string;
}

/** The pages of billing, in the order of the navigation; a page is listed once it exists. */
export const billingPages: BillingPage[] = [
  { href: '/billing/accounts', label: 'accounts', scope: 'staff:billing' },
  { href: '/billing/invoices', label: 'invoices' },
  { href: '/billing/payments', label: 'payments' },
  { href: '/billing/refunds', label: 'refunds' },
  { href: '/billing/approvals', label: 'approvals', scope: 'staff:billing' },
  { href: '/billing/make-goods', label: 'makeGoods', scope: 'staff:billing' },
  { href: '/billing/usage', label: 'usage', scope: 'staff:billing' },
  { href: '/billing/disputes', label: 'disputes', scope: 'staff:billing' },
  { href: '/billing/dunning', label: 'dunning' },
  { href: '/billing/receivables', label: 'receivables', scope: 'staff:billing' },
  { href: '/billing/revenue', label: 'revenue', scope: 'staff:billing' },
  { href: '/billing/taxes', label: 'taxes', scope: 'staff:billing' },
  { href: '/billing/ledger', label: 'ledger', scope: 'staff:billing' },
  { href: '/billing/exports', label: 'exports', scope: 'staff:billing' },
  { href: '/billing/sync', label: 'sync', scope: 'staff:billing' },
];
