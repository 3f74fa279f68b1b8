import type { Drift } from '../../generated/prisma/client.ts';
import type { DriftAction } from '../../generated/resolvers.ts';

/** What can be done about a difference; what was settled needs nothing any more. */
export function driftActions({
  state,
  category,
}: Pick<Drift, 'state' | 'category'>): DriftAction[] {
  if (state !== 'OPEN') return [];
  switch (category) {
    case 'DUPLICATE_SUBSCRIPTION':
      return ['CANCEL_DUPLICATE', 'TAKE_STRIPES'];
    case 'PAID_NOT_RELEASED':
      return ['RELEASE_ORDER'];
    default:
      return ['TAKE_STRIPES'];
  }
}
