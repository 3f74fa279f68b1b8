import type { Database } from '../context.ts';
import { type Locale, messages } from '../messages.ts';

interface References {
  organizationId: string;
  vehicleIds: readonly string[];
  creativeId: string | null;
}

/** The first vehicle or creative of a line that its organisation does not have, as an error. */
export async function findReferences(
  db: Database,
  { organizationId, vehicleIds, creativeId }: References,
  locale: Locale,
) {
  const vehicles = await db.vehicle.findMany({
    where: { id: { in: [...vehicleIds] }, organizationId },
    select: { id: true },
  });
  const known = new Set(vehicles.map(({ id }) => id));
  const unknown = vehicleIds.findIndex((id) => !known.has(id));
  if (unknown >= 0) {
    const path = ['input', 'vehicleIds', String(unknown)];
    return { __typename: 'NotFound' as const, message: messages.vehicleNotFound[locale], path };
  }
  if (creativeId === null) return null;
  const creative = await db.creative.findFirst({ where: { id: creativeId, organizationId } });
  if (creative) return null;
  const path = ['input', 'creativeId'];
  return { __typename: 'NotFound' as const, message: messages.creativeNotFound[locale], path };
}
