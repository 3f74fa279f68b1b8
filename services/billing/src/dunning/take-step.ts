import { newId } from '@mobilytics/ids/new-id';
import { requestMoney } from '../approval/request-money.ts';
import type { Tx } from '../context.ts';
import { recipientsOf } from '../details/recipients.ts';
import type { Invoice } from '../generated/prisma/client.ts';
import { intend } from '../intent/intend.ts';
import type { DatedStep } from './dunning-steps.ts';
import { pauseForDunning } from './pause-intents.ts';

const dayMs = 86_400_000;

/** What a step needs to know: the invoice, since when it is overdue, and what comes after. */
export interface Due {
  invoice: Invoice;
  since: Date;
  step: DatedStep;
  next: DatedStep | null;
  isSkipped: boolean;
}

/** Takes one step for an invoice, once: whoever writes its row takes it, and nobody after. */
export async function takeStep(tx: Tx, { invoice, since, step, next, isSkipped }: Due) {
  const { id: invoiceId, organizationId } = invoice;
  const { afterDays, kind } = step;
  // A pause has nothing to rest on an invoice that belongs to no data plan.
  const isLeftOut = isSkipped || (kind === 'PAUSE' && invoice.stripeSubscriptionId === null);
  const id = newId('dac', tx.now);
  const { count } = await tx.db.dunningAction.createMany({
    data: [
      {
        ...{ id, organizationId, invoiceId, afterDays, kind, dueAt: step.at, doneAt: tx.now },
        outcome: isLeftOut ? 'SKIPPED' : 'TAKEN',
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0 || isLeftOut) return;
  const reference = await effectOf(tx, invoice, { since, step, next });
  if (reference !== null) {
    await tx.db.dunningAction.update({ where: { id }, data: { reference } });
  }
  tx.audit({
    action: 'dunning.step_taken',
    ...{ targetType: 'Invoice', targetId: invoiceId, organizationId },
    after: { kind, afterDays, reference },
  });
}

async function effectOf(
  tx: Tx,
  invoice: Invoice,
  { since, step, next }: Pick<Due, 'since' | 'step' | 'next'>,
): Promise<string | null> {
  const { id: invoiceId, organizationId, number, amountDueMinor, currency } = invoice;
  switch (step.kind) {
    // It stands in the customer's pages as long as the invoice is overdue.
    case 'NOTICE':
      return null;
    case 'MAIL':
      tx.emit(
        'dunning.reminded',
        {
          ...{ invoiceId, number, amountDueMinor, currency },
          overdueDays: Math.max(1, Math.floor((tx.now.getTime() - since.getTime()) / dayMs)),
          nextKind: next?.kind ?? null,
          nextAt: next?.at.toISOString() ?? null,
          recipients: await recipientsOf(tx.db, organizationId, 'PAYMENTS'),
        },
        { organizationId },
      );
      return null;
    case 'PAUSE':
      return intend(
        tx,
        pauseForDunning,
        { stripeSubscriptionId: invoice.stripeSubscriptionId ?? '' },
        { organizationId, key: `dunning-pause:${invoiceId}:${step.afterDays}` },
      );
    case 'WRITE_OFF': {
      const request = await requestMoney(tx, {
        ...{ kind: 'WRITE_OFF', organizationId, key: `dunning-write-off:${invoiceId}` },
        ...{ amountMinor: amountDueMinor, currency, invoiceId, orderId: invoice.orderId },
        reason: `Not paid ${step.afterDays} days after it was due.`,
        params: { stripeInvoiceId: invoice.stripeInvoiceId },
        evidence: [{ label: 'Invoice', value: number ?? invoiceId, id: invoiceId }],
        // A plan proposes; giving money up is a person's decision.
        needsApproval: true,
        askedBy: { id: 'billing.dunning', name: 'Dunning plan' },
      });
      return request.id;
    }
  }
}
