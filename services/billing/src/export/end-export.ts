import type { Context } from '../context.ts';
import { writeBillingExport } from '../jobs/write-billing-export.ts';
import { exportMessage } from './export-messages.ts';

type ExportState = 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELED';

const path = ['input', 'id'];

/** Gives an export up; what is stored of it is forgotten. */
export const cancelExport = (ctx: Context, { id }: { id: string }) =>
  move(ctx, id, {
    from: ['QUEUED', 'RUNNING', 'FAILED'],
    to: 'CANCELED',
    action: 'billing_export.canceled',
    refusal: 'ended',
    success: 'CancelBillingExportSuccess',
  });

/** Goes on with an export that failed, behind what is stored of it. */
export const retryExport = (ctx: Context, { id }: { id: string }) =>
  move(ctx, id, {
    from: ['FAILED'],
    to: 'RUNNING',
    action: 'billing_export.retried',
    refusal: 'notFailed',
    success: 'RetryBillingExportSuccess',
  });

interface Move<Success extends string> {
  from: string[];
  to: 'CANCELED' | 'RUNNING';
  action: string;
  refusal: 'ended' | 'notFailed';
  success: Success;
}

function move<Success extends string>(ctx: Context, id: string, wanted: Move<Success>) {
  const { locale } = ctx.viewer;
  return ctx.transact(async (tx) => {
    const known = await tx.db.billingExport.findUnique({ where: { id } });
    if (!known) {
      return { __typename: 'NotFound' as const, message: exportMessage('notFound', locale), path };
    }
    // What was never begun is queued again, so that it is begun and not gone on with.
    const to = wanted.to === 'RUNNING' && known.cursor === null ? 'QUEUED' : wanted.to;
    const { count } = await tx.db.billingExport.updateMany({
      where: { id, state: { in: wanted.from } },
      data: { state: to, error: null, ...(to === 'CANCELED' && { finishedAt: tx.now }) },
    });
    if (count === 0) {
      const message = exportMessage(wanted.refusal, locale);
      return {
        __typename: 'BillingExportEnded' as const,
        message,
        path,
        state: known.state as ExportState,
      };
    }
    tx.enqueue(writeBillingExport, { exportId: id });
    tx.audit({
      ...{ action: wanted.action, targetType: 'BillingExport', targetId: id },
      ...{ before: { state: known.state }, after: { state: to } },
    });
    const billingExport = await tx.db.billingExport.findUniqueOrThrow({ where: { id } });
    return { __typename: wanted.success, export: billingExport };
  });
}
