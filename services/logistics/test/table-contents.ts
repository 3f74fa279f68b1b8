import type { Platform } from './platform.ts';

/** Written whatever is asked: what carriers were told, and when events were taken along. */
const passing = ['CarrierCall', 'OutboxEvent', 'InboxEvent', 'IdempotencyKey'];

/** Each table's number of rows and a digest of all that stands in them. */
export async function tableContents(db: Platform['db']): Promise<Record<string, string>> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`;
  const kept = tables.filter(({ name }) => !passing.includes(name));
  const sums = kept.map(
    ({ name }) =>
      `SELECT '${name}' AS name, count(*) || ' ' || md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) AS sum FROM "${name}" t`,
  );
  // An event of which somebody hears is a change, whether it was sent yet or not.
  sums.push(`SELECT 'OutboxEvent', count(*)::text FROM "OutboxEvent" WHERE kind = 'EVENT'`);
  const rows = await db.$queryRawUnsafe<{ name: string; sum: string }[]>(sums.join(' UNION ALL '));
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
}
