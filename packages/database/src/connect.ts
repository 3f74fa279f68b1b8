import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';

/**
 * The Prisma adapter of one database. Statements are prepared by name, which saves PostgreSQL the
 * parsing of the few hundred different texts a service sends.
 */
export function createAdapter(databaseUrl: string, maxConnections = 10): PrismaPg {
  const names = new Map<string, string>();
  return new PrismaPg(
    { connectionString: databaseUrl, max: maxConnections, connectionTimeoutMillis: 5_000 },
    {
      statementNameGenerator: ({ sql }) => {
        const known = names.get(sql);
        if (known !== undefined) return known;
        // Lists of changing length make ever new texts: past a thousand they share no more names.
        if (names.size >= 1_000) return '';
        const name = createHash('sha1').update(sql).digest('base64url');
        names.set(sql, name);
        return name;
      },
    },
  );
}
