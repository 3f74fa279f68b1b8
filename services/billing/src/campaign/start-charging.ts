import { newId } from '@mobilytics/ids/new-id';
import type { Tx } from '../context.ts';
import { chargeLine } from '../jobs/charge-line.ts';
import { chargeBasis } from './charge-basis.ts';

/**
 * Decides once, when a line starts, how it is charged: by usage where the customer pays by usage then,
 * otherwise at its fixed price, which is invoiced now. A line that was canceled before costs nothing.
 */
export async function startCharging(tx: Tx, lineId: string): Promise<void> {
  const line = await tx.db.campaignLine.findUniqueOrThrow({ where: { lineId } });
  if (line.basis !== null) return;
  const { organizationId, campaignId, priceMinor, currency } = line;
  const usage = await tx.db.usageBilling.findFirst({
    where: { organizationId, state: { in: ['STARTING', 'ACTIVE'] } },
  });
  const basis = chargeBasis(line, usage !== null);
  await tx.db.campaignLine.update({ where: { lineId }, data: { basis } });
  if (basis === 'USAGE' || priceMinor === null || priceMinor === 0 || currency === null) return;
  await tx.db.lineCharge.create({
    data: {
      id: newId('lch', tx.now),
      ...{ organizationId, lineId, campaignId, amountMinor: priceMinor, currency },
      ...{ state: 'INTENDED', createdAt: tx.now },
    },
  });
  tx.audit({
    action: 'line.charged',
    ...{ targetType: 'Line', targetId: lineId, organizationId },
    after: { amountMinor: priceMinor, currency },
  });
  tx.enqueue(chargeLine, { lineId });
}
