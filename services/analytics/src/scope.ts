import type { Identity } from '@mobilytics/identity/identity';

/** The organisation that SQL must filter by; null for staff and our own processes, who see all. */
export function scopeOf({ kind, organizationId }: Identity): string | null {
  if (kind === 'STAFF' || kind === 'SYSTEM') return null;
  // Nobody's rows carry the empty text, so a caller without organisation sees nothing.
  return organizationId ?? '';
}
