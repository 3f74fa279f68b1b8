import { createAdapter } from '@mobilytics/database/connect';
import { z } from 'zod';
import { PrismaClient } from './generated/prisma/client.ts';
import { createRunAs, type RunAs } from './run-as.ts';

/**
 * Runs an operator's command on the database of `DATABASE_URL` and prints its result as JSON. Events
 * wait in the outbox for the service's relay.
 */
export async function runCommand<Shape extends z.ZodRawShape>(
  options: Record<string, unknown>,
  shape: Shape,
  databaseUrl: string,
  work: (
    input: z.output<z.ZodObject<Shape>>,
    deps: { db: PrismaClient; runAs: RunAs },
  ) => Promise<object>,
): Promise<void> {
  const input = z.object(shape).safeParse(options);
  if (!input.success) {
    for (const { path, message } of input.error.issues)
      console.error(`--${path.join('.')}: ${message}`);
    process.exitCode = 1;
    return;
  }
  const db = new PrismaClient({ adapter: createAdapter(databaseUrl, 2) });
  try {
    console.log(JSON.stringify(await work(input.data, { db, runAs: createRunAs(db) })));
  } finally {
    await db.$disconnect();
  }
}
