import { redirect } from 'next/navigation';

/** Billing opens with its first page; what older links asked for by tab is a page of its own now. */
export default async function BillingPage({
  searchParams,
}: {
  searchParams: Promise<{ tab?: string }>;
}) {
  const { tab } = await searchParams;
  redirect(tab === 'sync' || tab === 'payments' ? `/billing/${tab}` : '/billing/invoices');
}
