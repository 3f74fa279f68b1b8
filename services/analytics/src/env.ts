import { chassisEnv, chassisVariables, readVariables } from '@mobilytics/chassis/env';
import { z } from 'zod';

const variables = {
  ...chassisVariables,
  /** How many ingest requests a device may send in a minute, in one process. */
  INGEST_REQUESTS_PER_MINUTE: z.coerce.number().int().positive().default(600),
};

export type Env = ReturnType<typeof readEnv>;

/** The service's configuration. Throws one error that lists every variable that is wrong. */
export function readEnv(source: NodeJS.ProcessEnv = process.env) {
  const env = readVariables(variables, source);
  return { ...chassisEnv(env), ingestRequestsPerMinute: env.INGEST_REQUESTS_PER_MINUTE };
}

/** For programs that need only the database. Undefined when the variable is not set. */
export function readDatabaseUrl(source: NodeJS.ProcessEnv = process.env): string | undefined {
  return source.DATABASE_URL || undefined;
}
