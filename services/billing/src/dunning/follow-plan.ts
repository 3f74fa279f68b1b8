import type { Work } from '../context.ts';
import type { Invoice } from '../generated/prisma/client.ts';
import { carryOut } from '../intent/carry-out.ts';
import { intend } from '../intent/intend.ts';
import { readPlan, stepsOf } from './dunning-plan.repository.ts';
import { dueSteps, nextStep, type Step, stepsFor } from './dunning-steps.ts';
import { overdueSince } from './overdue-since.ts';
import { resumeAfterDunning } from './pause-intents.ts';
import { takeStep } from './take-step.ts';

const pageSize = 200;

/** Takes the steps that are due for every overdue invoice, and ends the pauses of those that are paid. */
export async function followPlan(work: Work, signal?: AbortSignal): Promise<void> {
  const steps = stepsOf(await readPlan(work.db));
  for (let after = ''; !signal?.aborted; ) {
    const invoices = await work.db.invoice.findMany({
      where: { state: 'OPEN', amountDueMinor: { gt: 0 }, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: pageSize,
    });
    for (const invoice of invoices) await followInvoice(work, invoice, steps);
    if (invoices.length < pageSize) break;
    after = invoices.at(-1)?.id ?? '';
  }
  await endPauses(work);
}

async function followInvoice(work: Work, { id }: Invoice, steps: readonly Step[]): Promise<void> {
  const pauses = await work.transact(async (tx) => {
    // Writing the row locks it: a payment that arrives meanwhile is seen, or waits.
    await tx.db.invoice.updateMany({ where: { id, state: 'OPEN' }, data: { state: 'OPEN' } });
    const invoice = await tx.db.invoice.findUnique({ where: { id } });
    const since = invoice && overdueSince(invoice, tx.now);
    if (!invoice || !since) return [];
    const taken = await tx.db.dunningAction.findMany({ where: { invoiceId: id } });
    const due = dueSteps(steps, taken, since, tx.now);
    if (due.length === 0) return [];
    const later = [...taken, ...due.map(({ step }) => step)];
    const next = nextStep(stepsFor(steps, invoice), later, since);
    for (const { step, isSkipped } of due) {
      await takeStep(tx, { invoice, since, step, next, isSkipped });
    }
    const now = await tx.db.dunningAction.findMany({ where: { invoiceId: id, kind: 'PAUSE' } });
    return now.flatMap(({ reference }) => reference ?? []);
  });
  for (const intentId of pauses) await carryOut(work, intentId);
}

/** A data plan goes on once nothing that made it rest is due any more. */
async function endPauses(work: Work): Promise<void> {
  const pauses = await work.db.dunningAction.findMany({
    where: { kind: 'PAUSE', outcome: 'TAKEN', undoneAt: null },
  });
  for (const { id, invoiceId, organizationId } of pauses) {
    const intentId = await work.transact(async (tx) => {
      const invoice = await tx.db.invoice.findUnique({ where: { id: invoiceId } });
      // What was given up is not paid: the plan stays at rest until somebody decides.
      if (invoice && invoice.state !== 'PAID' && invoice.state !== 'VOID') return null;
      const ended = { where: { id, undoneAt: null }, data: { undoneAt: tx.now } };
      if ((await tx.db.dunningAction.updateMany(ended)).count === 0) return null;
      const stripeSubscriptionId = invoice?.stripeSubscriptionId;
      if (!stripeSubscriptionId || (await isStillPaused(tx, stripeSubscriptionId))) return null;
      tx.audit({
        action: 'dunning.pause_ended',
        ...{ targetType: 'Invoice', targetId: invoiceId, organizationId },
      });
      const about = { organizationId, key: `dunning-resume:${id}` };
      return intend(tx, resumeAfterDunning, { stripeSubscriptionId }, about);
    });
    if (intentId !== null) await carryOut(work, intentId);
  }
}

async function isStillPaused(
  tx: Parameters<Parameters<Work['transact']>[0]>[0],
  stripeSubscriptionId: string,
): Promise<boolean> {
  const open = await tx.db.invoice.findMany({
    where: { stripeSubscriptionId, state: { in: ['OPEN', 'UNCOLLECTIBLE'] } },
    select: { id: true },
  });
  const count = await tx.db.dunningAction.count({
    where: {
      ...{ kind: 'PAUSE', outcome: 'TAKEN', undoneAt: null },
      invoiceId: { in: open.map(({ id }) => id) },
    },
  });
  return count > 0;
}
