/** PostgreSQL refused a row because of an exclusion constraint: somebody else has that time. */
export function isExclusionViolation(error: unknown): boolean {
  const text = JSON.stringify(error, Object.getOwnPropertyNames(error ?? {})) ?? '';
  return text.includes('23P01') || text.includes('exclusion constraint');
}
