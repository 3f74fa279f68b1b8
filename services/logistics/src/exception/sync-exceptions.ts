import { newId } from '@mobilytics/ids/new-id';
import type { CarrierCode } from '../carrier/carrier.ts';
import type { Tx } from '../context.ts';
import type { Shipment, ShipmentException } from '../generated/prisma/client.ts';
import type { ExceptionKind } from '../generated/prisma/enums.ts';
import { addEntry } from './add-entry.ts';
import { type FoundException, findExceptions } from './find-exceptions.ts';
import { type KnownParcel, readFacts } from './read-facts.ts';

/** Opens what a parcel needs a person for, and closes what is over. Call it with the parcel locked. */
export async function syncExceptions(
  tx: Tx,
  shipmentId: string,
  manifesting?: ReadonlySet<CarrierCode>,
): Promise<void> {
  const [parcel] = await readFacts(tx.db, [shipmentId], manifesting);
  if (parcel === undefined) return;
  const { opened, over } = compare(parcel, tx.now);
  for (const { before, found } of opened) await open(tx, parcel.shipment, before, found);
  for (const exception of over) await clear(tx, exception);
}

/** Whether something changed that `syncExceptions` would write down. */
export function isOutOfDate(parcel: KnownParcel, now: Date): boolean {
  const { opened, over } = compare(parcel, now);
  return opened.length + over.length > 0;
}

function compare({ facts, exceptions }: KnownParcel, now: Date) {
  const found = findExceptions(facts, now);
  const opened = found
    .map((one) => ({ found: one, before: exceptions.find(({ kind }) => kind === one.kind) }))
    .filter(({ before, found: { since } }) => before === undefined || since > before.since);
  const isUnknown = (kind: ExceptionKind) =>
    kind === 'NOT_MANIFESTED' && facts.unmanifestedAt === undefined;
  const over = exceptions.filter(
    ({ status, kind }) =>
      status === 'OPEN' && !isUnknown(kind) && !found.some((one) => one.kind === kind),
  );
  return { opened, over };
}

/** Newly found, or caused anew after it was closed; what is open only learns the newer cause. */
async function open(
  tx: Tx,
  { id: shipmentId, organizationId }: Shipment,
  before: ShipmentException | undefined,
  { kind, since, detail }: FoundException,
): Promise<void> {
  if (before === undefined) {
    const exception = await tx.db.shipmentException.create({
      data: {
        id: newId('exc'),
        ...{ organizationId, shipmentId, kind, since, detail },
        status: 'OPEN',
        openedAt: tx.now,
      },
    });
    await addEntry(tx, exception, { kind: 'OPENED', text: detail });
    return;
  }
  const reopens = before.status === 'RESOLVED';
  const exception = await tx.db.shipmentException.update({
    where: { id: before.id },
    data: {
      ...{ since, detail },
      ...(reopens ? { status: 'OPEN', openedAt: tx.now, resolvedAt: null } : {}),
      version: { increment: 1 },
    },
  });
  if (reopens) await addEntry(tx, exception, { kind: 'REOPENED', text: detail });
}

/** The parcel moved on. What a person opened again stays open until a person closes it. */
async function clear(tx: Tx, exception: ShipmentException): Promise<void> {
  const last = await tx.db.exceptionEntry.findFirst({
    where: { exceptionId: exception.id, kind: { in: ['OPENED', 'REOPENED'] } },
    orderBy: { id: 'desc' },
  });
  if (last !== null && last.actorId !== null) return;
  await tx.db.shipmentException.update({
    where: { id: exception.id },
    data: { status: 'RESOLVED', resolvedAt: tx.now, version: { increment: 1 } },
  });
  await addEntry(tx, exception, { kind: 'CLEARED' });
}
