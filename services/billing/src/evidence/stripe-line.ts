/** What of a mirrored invoice's line tells what it is for; as Stripe's answers have it. */
export interface StripeLine {
  id: string;
  amount: number;
  currency: string;
  quantity: number | null;
  description: string | null;
  metadata: Record<string, string>;
  period: { start: number; end: number };
  discount_amounts?: { amount: number }[] | null;
  pricing?: {
    price_details?: { price?: string; product?: string };
    unit_amount_decimal?: string | null;
  } | null;
  parent?: {
    invoice_item_details?: LineOrigin | null;
    subscription_item_details?: (LineOrigin & { subscription_item?: string }) | null;
  } | null;
  taxes?: StripeLineTax[] | null;
}

interface LineOrigin {
  subscription?: string | null;
  proration?: boolean;
  proration_details?: {
    credited_items?: { invoice: string; invoice_line_items: string[] } | null;
  } | null;
}

export interface StripeLineTax {
  amount: number;
  taxable_amount: number | null;
  tax_rate_details?: { tax_rate: string } | null;
}

export interface StripeInvoice {
  id: string;
  metadata?: Record<string, string> | null;
  parent?: { subscription_details?: { metadata?: Record<string, string> | null } | null } | null;
  lines: { data: StripeLine[] };
}

/** Where a line says where it comes from: the subscription's item or the invoice item. */
export const originOf = ({ parent }: StripeLine): LineOrigin =>
  parent?.subscription_item_details ?? parent?.invoice_item_details ?? {};

/** A subscription's own line, which a plan or a meter explains. */
export const isOfSubscription = (line: StripeLine): boolean => Boolean(originOf(line).subscription);
