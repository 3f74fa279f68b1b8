import { newId } from '@mobilytics/ids/new-id';
import type { Work } from '../context.ts';
import type { Invoice, UsageBilling } from '../generated/prisma/client.ts';
import { stripeTime } from '../mirror/stripe-time.ts';
import { meteredLinesOf } from './metered-lines.ts';

const DAY_MS = 86_400_000;
/** Until then a difference may still be found or mended. */
const COMPARED_DAYS = 100;

/**
 * Compares what finalised invoices charge for usage with what counts for their periods here. Stripe
 * counts what it was told before it finalised; what came later, or was refused, shows as a difference
 * that finance sees until it is gone.
 */
export async function compareUsage(work: Work, billing: UsageBilling): Promise<void> {
  const { organizationId, stripeSubscriptionId } = billing;
  const invoices = await work.db.invoice.findMany({
    where: {
      organizationId,
      stripeSubscriptionId,
      state: { in: ['OPEN', 'PAID', 'UNCOLLECTIBLE', 'VOID'] },
      issuedAt: { gt: new Date(work.now().getTime() - COMPARED_DAYS * DAY_MS) },
    },
  });
  for (const invoice of invoices) await compareInvoice(work, billing, invoice);
}

async function compareInvoice(work: Work, billing: UsageBilling, invoice: Invoice): Promise<void> {
  const { organizationId, meter, stripePriceId } = billing;
  const mirrored = await work.db.mirrorObject.findUnique({
    where: { id: invoice.stripeInvoiceId },
  });
  const fields: { path: string; ours: number; theirs: number }[] = [];
  // An invoice that was issued by mistake charges nothing any more.
  const lines = invoice.state === 'VOID' ? [] : meteredLinesOf(mirrored?.data, stripePriceId);
  for (const line of lines) {
    const counted = await work.db.usageEvent.aggregate({
      where: {
        ...{ organizationId, meter },
        usageAt: { gte: stripeTime(line.period.start), lt: stripeTime(line.period.end) },
      },
      _sum: { value: true },
    });
    // Stripe invoices no less than nothing, and what is below zero is still owed to the customer.
    const ours = counted._sum.value ?? 0;
    if (ours !== line.quantity) {
      fields.push({ path: `lines.${line.id}.quantity`, ours, theirs: line.quantity });
    }
  }
  await keepFinding(work, invoice, fields, mirrored?.customerId ?? null);
}

type Field = { path: string; ours: number; theirs: number };

/** One open finding for each invoice that differs; it closes when it no longer does. */
async function keepFinding(
  work: Work,
  { stripeInvoiceId: objectId, organizationId }: Invoice,
  fields: Field[],
  stripeCustomerId: string | null,
): Promise<void> {
  await work.transact(async (tx) => {
    await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${objectId}, 1))`;
    const now = new Date();
    const where = { category: 'USAGE_DIFFERS', objectId, state: 'OPEN' };
    if (fields.length === 0) {
      await tx.db.drift.updateMany({
        where,
        data: { state: 'CLOSED', resolution: 'HEALED', resolvedAt: now },
      });
      return;
    }
    const { count } = await tx.db.drift.updateMany({ where, data: { fields, lastSeenAt: now } });
    if (count > 0) return;
    await tx.db.drift.create({
      data: {
        id: newId('drf'),
        ...{ category: 'USAGE_DIFFERS', objectType: 'invoice', objectId, state: 'OPEN', fields },
        ...{ organizationId, stripeCustomerId, foundAt: now, lastSeenAt: now },
      },
    });
  });
}
