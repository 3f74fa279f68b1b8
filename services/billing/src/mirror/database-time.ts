import type { Tx } from '../context.ts';

/** The database's clock: the one that all processes share. */
export async function databaseTime(tx: Tx): Promise<Date> {
  const rows = await tx.db.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  return rows[0]?.now ?? new Date();
}
