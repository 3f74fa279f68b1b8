import type { Tone } from '@mobilytics/ui/lib/status';
import type { TimelineKind } from '#generated/graphql.ts';

const tones: Partial<Record<TimelineKind, Tone>> = {
  PAYMENT_CONFIRMED: 'success',
  CONFIRMED: 'success',
  DELIVERED: 'success',
  COMPLETED: 'success',
  PAYMENT_FAILED: 'danger',
  STOCK_SHORT: 'warning',
  HELD: 'warning',
  PLACED: 'info',
  FULFILLMENT_STARTED: 'info',
  SHIPMENT_UPDATED: 'info',
};

export function timelineTone(kind: TimelineKind): Tone {
  return tones[kind] ?? 'neutral';
}
