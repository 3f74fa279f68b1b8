import { optionalText, problem, requiredText } from '@mobilytics/chassis/validate-input';
import { z } from 'zod';

/** A serial as logistics writes it. */
const serial = requiredText(40).transform((text) => text.replaceAll(/\s+/g, '').toUpperCase());

export const requestReturnSchema = z
  .object({
    orderId: requiredText(40),
    lines: z
      .array(
        z.object({
          orderLineId: requiredText(40),
          quantity: z.int().min(1).max(1000),
          serials: z
            .array(serial)
            .max(1000)
            .nullish()
            .transform((list) => list ?? []),
        }),
      )
      .min(1)
      .max(50),
    reason: z.enum(['DEFECTIVE', 'DAMAGED', 'WRONG_ITEM', 'NOT_NEEDED', 'OTHER']),
    note: optionalText(1000),
  })
  .superRefine(({ lines, reason, note }, context) => {
    if (reason === 'OTHER' && !note) context.addIssue(noteNeeded);
    const seen = new Set<string>();
    for (const [index, { orderLineId }] of lines.entries()) {
      if (seen.has(orderLineId)) context.addIssue(repeatedLine(index));
      seen.add(orderLineId);
    }
  });

const noteNeeded = problem(
  'REQUIRED',
  'Say in a few words why it comes back.',
  'Dites en quelques mots pourquoi vous le retournez.',
  ['note'],
);

const repeatedLine = (index: number) =>
  problem(
    'DUPLICATE',
    'This line is named above. Add up the quantities.',
    'Cette ligne figure déjà plus haut. Additionnez les quantités.',
    ['lines', index, 'orderLineId'],
  );

export const rejectReturnSchema = z.object({ reason: requiredText(500) });
export const resolveReturnSchema = z.object({ note: optionalText(500) });
