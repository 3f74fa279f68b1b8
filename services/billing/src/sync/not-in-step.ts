import { message } from '../messages.ts';
import type { MoneyBlock } from './guard-money.ts';

/** What a mutation answers while money may not move. */
export function notInStep(
  { reason, asOf, driftIds }: MoneyBlock,
  locale: 'en' | 'fr',
  path: readonly string[],
) {
  return {
    __typename: 'MirrorNotInStep' as const,
    message: message(reason === 'STALE' ? 'mirrorStale' : 'mirrorDrifted', locale),
    path: [...path],
    reason,
    asOf,
    driftIds,
  };
}
