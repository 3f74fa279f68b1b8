import type { DisputeAction } from '../generated/resolvers.ts';

const waits: readonly string[] = ['NEEDS_RESPONSE', 'WARNING_NEEDS_RESPONSE'];

/** What staff can still do: evidence is taken until it was sent, or its day has passed. */
export function disputeActions(
  dispute: { state: string; evidenceDueAt: Date | null },
  now: Date,
): DisputeAction[] {
  if (!waits.includes(dispute.state)) return [];
  const isLate = dispute.evidenceDueAt !== null && dispute.evidenceDueAt <= now;
  return isLate ? ['ACCEPT'] : ['SAVE', 'SUBMIT', 'ACCEPT'];
}
