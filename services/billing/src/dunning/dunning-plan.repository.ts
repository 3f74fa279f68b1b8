import type { Database } from '../context.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { Step } from './dunning-steps.ts';

export type DunningPlanRow = Prisma.DunningPlanGetPayload<{ include: { steps: true } }>;

/** The one plan that all invoices follow. */
export function readPlan(db: Database): Promise<DunningPlanRow> {
  return db.dunningPlan.findFirstOrThrow({
    include: { steps: { orderBy: [{ afterDays: 'asc' }, { kind: 'asc' }] } },
  });
}

/** The steps that are followed: none while the plan rests. */
export const stepsOf = ({ isActive, steps }: DunningPlanRow): Step[] =>
  isActive ? steps.map(({ afterDays, kind }) => ({ afterDays, kind: kind as Step['kind'] })) : [];
