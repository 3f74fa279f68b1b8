import type { Context } from '../context.ts';
import { coveredDevices, type PlanEvidence } from '../evidence/explain-plan.ts';
import type { Subscription } from '../generated/prisma/client.ts';

/** The devices that a plan serves in the period that runs, as its invoices explain it. */
export async function devicesOfPlan(
  { db, loader }: Pick<Context, 'db' | 'loader'>,
  plan: Subscription,
): Promise<Pick<PlanEvidence, 'basis' | 'devices'>> {
  return loader('devices of plans', (plans: readonly Subscription[]) =>
    Promise.all(
      plans.map(async ({ organizationId, orderId, currentPeriodStart, currentPeriodEnd }) => {
        if (currentPeriodStart === null || currentPeriodEnd === null) {
          return { basis: 'ORGANIZATION' as const, devices: [] };
        }
        const parcels = await db.orderParcel.findMany({
          where: {
            organizationId,
            orderId: orderId ?? '',
            status: { notIn: ['VOIDED', 'VOID_REQUESTED'] },
          },
        });
        const period = { from: currentPeriodStart, to: currentPeriodEnd };
        return coveredDevices(db, organizationId, parcels, period);
      }),
    ),
  ).load(plan);
}
