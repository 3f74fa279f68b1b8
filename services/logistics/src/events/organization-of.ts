/** The organisation an event speaks of. One that speaks of none is a mistake of its publisher. */
export function organizationOf(event: { id: string; organizationId: string | null }): string {
  if (event.organizationId === null) throw new Error(`Event ${event.id} names no organisation.`);
  return event.organizationId;
}
