import { z } from 'zod';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const backgroundWork = ['on', 'off', 'only'] as const;

/** The variables every service reads. A service's own `src/env.ts` adds its own to them. */
export const chassisVariables = {
  PORT: z.coerce.number().int().min(0).max(65_535),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z.url(),
  REDIS_URL: z.url(),
  /** Begins every key in Redis. */
  QUEUE_PREFIX: z
    .string()
    .regex(/^[\w-]+$/)
    .default('mobilytics'),
  IDENTITY_SECRET: z.string().min(16),
  LOG_LEVEL: z.enum(logLevels).default('info'),
  ALLOW_HISTORIC_TIME: z.stringbool().default(false),
  /** Whether this process publishes, consumes and runs jobs: `off` leaves it to another, which has `only`. */
  BACKGROUND_WORK: z.enum(backgroundWork).default('on'),
};

/** What `startSubgraph` wants to know of the environment. */
export type ChassisEnv = {
  port: number;
  host?: string;
  databaseUrl: string;
  redisUrl: string;
  queuePrefix?: string;
  identitySecret: string;
  logLevel: (typeof logLevels)[number];
  allowHistoricTime: boolean;
  backgroundWork?: (typeof backgroundWork)[number];
};

/** Reads variables by a zod shape; a wrong environment is told with every problem at once. */
export function readVariables<Shape extends z.ZodRawShape>(
  shape: Shape,
  source: NodeJS.ProcessEnv,
): z.output<z.ZodObject<Shape>> {
  const result = z.object(shape).safeParse(source);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is wrong:\n  ${problems.join('\n  ')}`);
}

/** The chassis' part of variables that were read with `chassisVariables`. */
export function chassisEnv(
  variables: z.output<z.ZodObject<typeof chassisVariables>>,
): Required<ChassisEnv> {
  return {
    port: variables.PORT,
    host: variables.HOST,
    databaseUrl: variables.DATABASE_URL,
    redisUrl: variables.REDIS_URL,
    queuePrefix: variables.QUEUE_PREFIX,
    identitySecret: variables.IDENTITY_SECRET,
    logLevel: variables.LOG_LEVEL,
    allowHistoricTime: variables.ALLOW_HISTORIC_TIME,
    backgroundWork: variables.BACKGROUND_WORK,
  };
}
