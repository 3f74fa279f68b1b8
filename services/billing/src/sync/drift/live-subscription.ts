/** States of a subscription in which it can still ask for money. */
export const liveStatuses: readonly string[] = [
  ...['incomplete', 'trialing', 'active', 'past_due', 'unpaid', 'paused'],
];

interface Marked {
  metadata?: Readonly<Record<string, string | undefined>> | null;
}

/**
 * Given away or agreed on by hand: marked so at Stripe with the metadata `comped`, `manual` or
 * `plan_kind`. Such a plan looks like a mistake to any rule, so no rule repairs it.
 */
export function isKeptByHand({ metadata }: Marked): boolean {
  const { comped, manual, plan_kind: kind } = metadata ?? {};
  return comped === 'true' || manual === 'true' || kind === 'comped' || kind === 'manual';
}
