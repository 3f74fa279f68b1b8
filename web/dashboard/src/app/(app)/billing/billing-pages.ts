export interface BillingPage {
  href: string;
  /** In `billing.pages`. */
  label: string;
  /** Who may not do this finds the page of no use, so it is not listed. */
  scope?: string;
}

/** The pages of billing, in the order of the navigation; a page is listed once it exists. */
export const billingPages: BillingPage[] = [
  { href: '/billing', label: 'overview' },
  { href: '/billing/plans', label: 'plans' },
  { href: '/billing/invoices', label: 'invoices' },
  { href: '/billing/payments', label: 'payments' },
  { href: '/billing/payment-methods', label: 'methods' },
  { href: '/billing/campaigns', label: 'campaigns' },
  { href: '/billing/usage', label: 'usage' },
  { href: '/billing/statement', label: 'statement' },
  { href: '/billing/details', label: 'details' },
];
