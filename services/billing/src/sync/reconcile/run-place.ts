import { z } from 'zod';
import { mirrorTypes } from '../../mirror/mirror-types.ts';

/** Where a run stands. Saved after each page, with the counts that belong to it. */
const placeSchema = z.object({
  /**
   * BEGIN: nothing yet. LIST: what Stripe has. UNSEEN: what only the mirror has. ROWS: our own rows of it.
   * DRIFT: what was open before. ORDERS: what follows.
   */
  phase: z.enum(['BEGIN', 'LIST', 'UNSEEN', 'ROWS', 'DRIFT', 'ORDERS', 'END']),
  /** Of the phases LIST, UNSEEN and ROWS. */
  type: z.string().nullable(),
  /** The window of creation, Unix seconds: from included, to not. */
  window: z.object({ from: z.number(), to: z.number() }).nullable(),
  /** The last object of the page before, and when it was made. */
  after: z.object({ id: z.string(), created: z.number().nullable() }).nullable(),
});

export type RunPlace = z.output<typeof placeSchema>;

export const readPlace = (stored: unknown): RunPlace => placeSchema.parse(stored);

const nowhere = { window: null, after: null };

/** After a type was listed, what only the mirror has of it, and our rows; then the next type, then what is left. */
export function nextPlace({ phase, type }: RunPlace): RunPlace {
  if (phase === 'LIST') return { phase: 'UNSEEN', type, ...nowhere };
  if (phase === 'UNSEEN') return { phase: 'ROWS', type, ...nowhere };
  if (phase === 'BEGIN' || phase === 'ROWS') {
    const next = mirrorTypes[mirrorTypes.findIndex((one) => one.type === type) + 1];
    if (next) return { phase: 'LIST', type: next.type, ...nowhere };
    return { phase: 'DRIFT', type: null, ...nowhere };
  }
  return { phase: phase === 'DRIFT' ? 'ORDERS' : 'END', type: null, ...nowhere };
}
