import type { Asking, Tx } from '../context.ts';
import { say } from '../messages.ts';
import { customsProblems } from './customs-problems.ts';
import { needsCustoms, parcelContents, withContents } from './parcel-contents.ts';

/** Names what customs would miss of a parcel that goes abroad, null when they are told enough. */
export async function refuseUntold({ viewer }: Asking, { db }: Tx, shipmentId: string) {
  const shipment = await db.shipment.findUniqueOrThrow({
    where: { id: shipmentId },
    include: withContents,
  });
  if (!needsCustoms(shipment)) return null;
  const grams = shipment.weightGrams ?? 0;
  const problems = customsProblems(parcelContents(shipment), grams, viewer.locale);
  const [first] = problems;
  if (first === undefined) return null;
  return {
    __typename: 'CustomsIncomplete' as const,
    message: say(viewer.locale, 'customsIncomplete', first.message),
    path: ['input', 'shipmentId'],
    problems,
  };
}
