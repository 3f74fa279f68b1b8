import { newId } from '@mobilytics/ids/new-id';
import { coverageMicroOf, type DeliveredSums } from '../campaign/delivered-sums.ts';
import type { Tx } from '../context.ts';
import type { CampaignLine, MakeGood } from '../generated/prisma/client.ts';
import { reckonMakeGood } from './reckon-make-good.ts';

const DAY_MS = 86_400_000;
/** Devices send what they kept within a day; what is later still changes a proposal nobody decided. */
export const SETTLED_MS = DAY_MS;

/**
 * Writes what a line that ended is short of as a proposal. As long as nobody decided, the proposal
 * follows the figures: data that comes late changes it, or withdraws it when nothing is missing.
 */
export async function proposeMakeGood(
  tx: Tx,
  line: CampaignLine,
  sums: DeliveredSums | null,
): Promise<void> {
  const { lineId, organizationId, campaignId, priceMinor, currency, guaranteedOts } = line;
  if (priceMinor === null || currency === null) return;
  await tx.db
    .$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`make-good:${lineId}`}, 0))`;
  const known = await tx.db.makeGood.findUnique({ where: { lineId } });
  if (known && known.state !== 'PROPOSED' && known.state !== 'WITHDRAWN') return;
  const bookedDays = daysOf(line.startDate, line.endDate);
  const shortfall = reckonMakeGood({
    ...{ priceMinor, guaranteedOts, bookedDays },
    // Nobody drove at all: nothing was delivered, which is known without counts.
    deliveredMicro: sums === null ? 0n : sums.otsMicro,
    deliveredDays: sums?.days ?? 0,
    ranDays: ranDaysOf(line, bookedDays),
  });
  if (shortfall === null) {
    if (known?.state === 'PROPOSED') await withdraw(tx, known);
    return;
  }
  const facts = {
    ...{ ...shortfall, guaranteedOts, priceMinor, currency },
    deliveredMicro: sums === null ? 0n : sums.otsMicro,
    methodVersion: sums?.methodVersion ?? null,
    measuredAsOf: sums?.asOf ?? null,
    coverageMicro: sums && coverageMicroOf(sums),
    deliveredDays: sums?.days ?? 0,
    state: 'PROPOSED',
  };
  if (known && isSame(known, facts)) return;
  const { id } = await tx.db.makeGood.upsert({
    where: { lineId },
    create: {
      id: newId('mkg', tx.now),
      ...{ organizationId, lineId, campaignId, ...facts, proposedAt: tx.now, changedAt: tx.now },
    },
    update: { ...facts, changedAt: tx.now },
  });
  tx.audit({
    action: 'make_good.proposed',
    ...{ targetType: 'MakeGood', targetId: id, organizationId },
    after: { lineId, ...shortfall },
  });
}

async function withdraw(tx: Tx, { id, organizationId }: MakeGood): Promise<void> {
  await tx.db.makeGood.update({
    where: { id },
    data: { state: 'WITHDRAWN', changedAt: tx.now },
  });
  tx.audit({
    action: 'make_good.withdrawn',
    ...{ targetType: 'MakeGood', targetId: id, organizationId },
  });
}

const isSame = (known: MakeGood, facts: Partial<MakeGood>) =>
  known.state === facts.state &&
  known.deliveredMicro === facts.deliveredMicro &&
  known.creditMinor === facts.creditMinor &&
  known.extensionDays === facts.extensionDays;

/** Days from the first to the last, both included. */
const daysOf = (first: Date, last: Date) =>
  Math.round((last.getTime() - first.getTime()) / DAY_MS) + 1;

/** Days until a line was stopped, its day in the market included; all of them when it was not. */
function ranDaysOf({ stoppedAt, startDate, timeZone }: CampaignLine, bookedDays: number): number {
  if (stoppedAt === null) return bookedDays;
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const ran = daysOf(startDate, new Date(format.format(stoppedAt)));
  return Math.min(bookedDays, Math.max(0, ran));
}
