import { sideBySide } from '../side-by-side.ts';
import { atStripe } from './stripe-control.ts';

/** Something that happened some days ago. */
export type Moment = { daysAgo: number; act: (at: Date) => Promise<void> };

const DAY_MS = 86_400_000;

/**
 * Lives through moments from the oldest on. Stripe dates what it makes by its own clock, so the local
 * one is moved to each moment, and is right again afterwards.
 */
export async function liveThrough(
  stripeUrl: string,
  moments: readonly Moment[],
  now: Date,
): Promise<void> {
  const days = [...Map.groupBy(moments, ({ daysAgo }) => daysAgo)].sort(([a], [b]) => b - a);
  try {
    for (const [daysAgo, together] of days) {
      const at = new Date(now.getTime() - daysAgo * DAY_MS);
      const offsetSeconds = Math.round((at.getTime() - Date.now()) / 1000);
      await atStripe(stripeUrl, '/clock', { offsetSeconds });
      await sideBySide(together, 6, ({ act }) => act(at));
    }
  } finally {
    await atStripe(stripeUrl, '/clock', { offsetSeconds: 0 });
  }
}
