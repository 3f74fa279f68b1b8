/** Texts that Stripe takes as evidence, in the order of our form. */
export const textFields = [
  'product_description',
  'customer_name',
  'customer_email_address',
  'billing_address',
  'customer_purchase_ip',
  'service_date',
  'shipping_address',
  'shipping_carrier',
  'shipping_date',
  'shipping_tracking_number',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'cancellation_policy_disclosure',
  'cancellation_rebuttal',
  'duplicate_charge_id',
  'duplicate_charge_explanation',
  'access_activity_log',
  'uncategorized_text',
] as const;

/** Files that Stripe takes as evidence. */
export const fileFields = [
  'receipt',
  'customer_communication',
  'customer_signature',
  'shipping_documentation',
  'service_documentation',
  'refund_policy',
  'cancellation_policy',
  'duplicate_charge_documentation',
  'uncategorized_file',
] as const;

export type TextField = (typeof textFields)[number];
export type FileField = (typeof fileFields)[number];

export const isTextField = (name: string): name is TextField =>
  (textFields as readonly string[]).includes(name);
export const isFileField = (name: string): name is FileField =>
  (fileFields as readonly string[]).includes(name);

/** The evidence that a dispute has, by Stripe's names; what is empty is left out. */
export function keptEvidence(evidence: Record<string, unknown>): Record<string, string> {
  const kept = [...textFields, ...fileFields].flatMap((name) => {
    const value = evidence[name];
    const text = typeof value === 'string' ? value : ((value as { id?: string } | null)?.id ?? '');
    return text === '' ? [] : [[name, text] as const];
  });
  return Object.fromEntries(kept);
}
