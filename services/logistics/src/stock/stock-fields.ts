import { optionalText, problem, requiredText } from '@mobilytics/chassis/validate-input';
import { z } from 'zod';
import type { StockReason } from '../generated/resolvers.ts';

/** SKUs are written in capitals, however they are typed. */
export const skuField = requiredText(60).transform((sku) => sku.toUpperCase());

export const noteField = optionalText(500);

export const reasonField = z.enum([
  'DAMAGED',
  'LOST',
  'FOUND',
  'MISCOUNT',
  'SAMPLE',
  'REPAIR',
  'RETIRED',
  'OTHER',
] satisfies StockReason[]);

/** The reason OTHER says nothing without a note. */
export function checkNote(
  { reason, note }: { reason?: StockReason | null | undefined; note: string | null },
  ctx: z.RefinementCtx,
): void {
  if (reason !== 'OTHER' || note !== null) return;
  const en = 'Say in the note what the reason is.';
  ctx.addIssue(problem('NOTE', en, 'Précisez la raison dans la note.', ['note']));
}
