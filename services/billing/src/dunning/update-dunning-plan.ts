import { parseInput, problem } from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { UpdateDunningPlanInput } from '../generated/resolvers.ts';
import { readPlan } from './dunning-plan.repository.ts';

const schema = z
  .object({
    version: z.int(),
    isActive: z.boolean(),
    steps: z
      .array(
        z.object({
          afterDays: z.int().min(1).max(365),
          kind: z.enum(['MAIL', 'NOTICE', 'PAUSE', 'WRITE_OFF']),
        }),
      )
      .max(20),
  })
  .superRefine(({ steps }, ctx) => {
    const seen = new Set<string>();
    for (const [index, { afterDays, kind }] of steps.entries()) {
      if (seen.has(`${afterDays} ${kind}`)) ctx.addIssue(twice(index));
      seen.add(`${afterDays} ${kind}`);
      const isTold = steps.some((step) => step.kind === 'MAIL' && step.afterDays < afterDays);
      if (kind === 'PAUSE' && !isTold) ctx.addIssue(untold(index));
    }
  });

const twice = (index: number) =>
  problem(
    'DUPLICATE',
    'The plan has this step already on this day.',
    'Le plan contient déjà cette étape à ce jour.',
    ['steps', index, 'afterDays'],
  );

const untold = (index: number) =>
  problem(
    'UNTOLD',
    'Nothing is paused before a mail said so: put a mail on an earlier day.',
    'Rien n’est suspendu avant qu’un courriel l’annonce : placez un courriel à un jour antérieur.',
    ['steps', index, 'afterDays'],
  );

/** Replaces the plan's steps. What was taken for an invoice stays taken. */
export async function updateDunningPlan(ctx: Context, input: UpdateDunningPlanInput) {
  const { locale } = ctx.viewer;
  const parsed = parseInput(schema, input, locale);
  if (!parsed.ok) return parsed.error;
  const { version, isActive, steps } = parsed.value;
  return ctx.transact(async (tx) => {
    const before = await readPlan(tx.db);
    const { id } = before;
    const { count } = await tx.db.dunningPlan.updateMany({
      where: { id, version },
      data: { isActive, version: { increment: 1 }, changedAt: tx.now },
    });
    if (count === 0) {
      const message = {
        en: 'Somebody changed the plan meanwhile. Read it again.',
        fr: 'Quelqu’un a modifié le plan entre-temps. Relisez-le.',
      }[locale];
      const path = ['input', 'version'];
      return {
        ...{ __typename: 'StaleVersion' as const, message, path },
        currentVersion: before.version,
      };
    }
    await tx.db.dunningStep.deleteMany({ where: { planId: id } });
    await tx.db.dunningStep.createMany({
      data: steps.map((step) => ({ id: newId('dst'), planId: id, ...step })),
    });
    const short = (rows: readonly { afterDays: number; kind: string }[]) =>
      rows.map(({ afterDays, kind }) => `${afterDays} ${kind}`);
    tx.audit({
      action: 'dunning_plan.changed',
      ...{ targetType: 'DunningPlan', targetId: id },
      before: { isActive: before.isActive, steps: short(before.steps) },
      after: { isActive, steps: short(steps) },
    });
    return { __typename: 'UpdateDunningPlanSuccess' as const, plan: await readPlan(tx.db) };
  });
}
