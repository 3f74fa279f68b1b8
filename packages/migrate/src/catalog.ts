import { withClient } from './scratch-database.ts';

const CATALOG = `
  SELECT 'column "' || t.relname || '"."' || a.attname || '": '
         || replace(format_type(a.atttypid, a.atttypmod), '"', '')
         || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
         || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') AS line
  FROM pg_class t
  JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
  WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p')
  UNION ALL
  SELECT 'constraint on "' || t.relname || '": ' || pg_get_constraintdef(c.oid)
  FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
  WHERE t.relnamespace = 'public'::regnamespace AND c.contype IN ('p', 'u', 'f')
  UNION ALL
  SELECT 'index on "' || t.relname || '": '
         || regexp_replace(pg_get_indexdef(i.indexrelid), '^.* USING ', '')
         || CASE WHEN i.indisunique THEN ' unique' ELSE '' END
  FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
  WHERE t.relnamespace = 'public'::regnamespace
  UNION ALL
  SELECT 'enum "' || y.typname || '": '
         || (SELECT string_agg(enumlabel, ', ' ORDER BY enumsortorder)
             FROM pg_enum WHERE enumtypid = y.oid)
  FROM pg_type y WHERE y.typnamespace = 'public'::regnamespace AND y.typtype = 'e'`;

/** What a database holds that a Prisma schema can describe, one comparable line for each thing. */
export async function readCatalog(databaseUrl: string): Promise<Set<string>> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ line: string }>(CATALOG);
    return new Set(rows.map((row) => row.line));
  });
}
