import type { Context } from '../context.ts';
import type { DunningAction } from '../generated/prisma/client.ts';
import type { DunningStepKind, Resolvers } from '../generated/resolvers.ts';
import { readPlan, stepsOf } from './dunning-plan.repository.ts';
import { nextStep, stepsFor } from './dunning-steps.ts';
import { overdueSince } from './overdue-since.ts';
import { updateDunningPlan } from './update-dunning-plan.ts';

const plan = (ctx: Context) =>
  ctx
    .loader('the dunning plan', async (keys: readonly string[]) => {
      const found = await readPlan(ctx.db);
      return keys.map(() => found);
    })
    .load('');

const actionsOf = (ctx: Context, invoiceId: string): Promise<DunningAction[]> =>
  ctx
    .loader('dunning of invoices', async (ids: readonly string[]) => {
      const rows = await ctx.db.dunningAction.findMany({
        where: { invoiceId: { in: [...ids] } },
        orderBy: [{ doneAt: 'asc' }, { afterDays: 'asc' }],
      });
      return ids.map((id) => rows.filter((row) => row.invoiceId === id));
    })
    .load(invoiceId);

export const dunningResolvers: Resolvers = {
  Query: { dunningPlan: (_, __, ctx) => plan(ctx) },
  Mutation: { updateDunningPlan: (_, { input }, ctx) => updateDunningPlan(ctx, input) },
  Invoice: {
    overdueSince: (invoice, _, ctx) => overdueSince(invoice, ctx.now()),
    nextStep: async (invoice, _, ctx) => {
      const since = overdueSince(invoice, ctx.now());
      if (since === null) return null;
      const steps = stepsFor(stepsOf(await plan(ctx)), invoice);
      return nextStep(steps, await actionsOf(ctx, invoice.id), since);
    },
    dunning: ({ id }, _, ctx) => actionsOf(ctx, id),
  },
  DunningStep: { kind: ({ kind }) => kind as DunningStepKind },
  DunningAction: {
    kind: ({ kind }) => kind as DunningStepKind,
    isSkipped: ({ outcome }) => outcome === 'SKIPPED',
  },
};
