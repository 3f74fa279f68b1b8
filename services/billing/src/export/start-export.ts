import { parseInput, problem } from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { writeBillingExport } from '../jobs/write-billing-export.ts';
import { endOfDay, startOfDay } from '../report/report-days.ts';
import { exportContents } from './export-contents.ts';
import { exportKinds } from './export-kind.ts';

const schema = z
  .object({ kind: z.enum(exportKinds), from: z.iso.date(), to: z.iso.date() })
  .superRefine(({ from, to }, check) => {
    if (from > to) check.addIssue(problem(...periodTurned, ['to']));
  });

const periodTurned = [
  'PERIOD_TURNED',
  'The period ends before it begins. Choose a later last day.',
  'La période se termine avant de commencer. Choisissez un dernier jour plus tardif.',
] as const;

/** Has a file written of a period's rows; a job writes it. */
export async function startExport(ctx: Context, input: unknown) {
  const parsed = parseInput(schema, input, ctx.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const { kind, from, to } = parsed.value;
  const { actorId, actorName } = ctx.viewer;
  return ctx.transact(async (tx) => {
    const id = newId('exp', tx.now);
    const period = { from: startOfDay(from), to: endOfDay(to), until: tx.now };
    const billingExport = await tx.db.billingExport.create({
      data: {
        ...{ id, kind, state: 'QUEUED', createdAt: tx.now },
        ...{ periodFrom: period.from, periodTo: period.to },
        rowsTotal: await exportContents[kind].count(tx.db, period),
        ...{ requestedById: actorId ?? 'system', requestedByName: actorName },
      },
    });
    tx.enqueue(writeBillingExport, { exportId: id });
    tx.audit({
      ...{ action: 'billing_export.started', targetType: 'BillingExport', targetId: id },
      after: { kind, from, to },
    });
    return { __typename: 'StartBillingExportSuccess' as const, export: billingExport };
  });
}
