import type { JobContext as ChassisJobContext, RequestContext } from '@mobilytics/chassis/context';
import type { DatabaseOf } from '@mobilytics/database/scoped-client';
import type { Env } from './env.ts';
import type { PrismaClient } from './generated/prisma/client.ts';
import type { RunAs } from './run-as.ts';

/** What resolvers find in `ctx.services`. */
export type Services = {
  env: Env;
  /** The database without a scope, for what concerns no or another organisation than the caller's. */
  unscoped: Database;
  /** The same, as a transaction with outbox and audit. */
  runAs: RunAs;
};

export type Context = RequestContext<PrismaClient, Services>;
export type JobContext = ChassisJobContext<PrismaClient, Services>;
export type Database = DatabaseOf<PrismaClient>;
