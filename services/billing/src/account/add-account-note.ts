import { parseInput, requiredText } from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { invoiceMessage } from '../invoice-work/invoice-messages.ts';

const schema = z.object({ organizationId: z.string(), text: requiredText(2000) });

/** Writes down what staff shall remember of an account; the customer does not see it. */
export async function addAccountNote(
  ctx: Context,
  input: { organizationId: string; text: string },
) {
  const { locale, actorId, actorName } = ctx.viewer;
  const parsed = parseInput(schema, input, locale);
  if (!parsed.ok) return parsed.error;
  const { organizationId, text } = parsed.value;
  return ctx.transact(async (tx) => {
    const account = await tx.db.billingAccount.findUnique({ where: { organizationId } });
    if (!account) {
      const message = invoiceMessage('noAccount', locale);
      const path = ['input', 'organizationId'];
      return { __typename: 'NotFound' as const, message, path };
    }
    const id = newId('ant', tx.now);
    const writer = { writtenById: actorId ?? '', writtenByName: actorName };
    const note = { id, organizationId, text, ...writer, createdAt: tx.now };
    await tx.db.accountNote.create({ data: note });
    tx.audit({
      action: 'account.noted',
      ...{ targetType: 'BillingAccount', targetId: account.id, organizationId, after: { text } },
    });
    return { __typename: 'AddAccountNoteSuccess' as const, account };
  });
}
