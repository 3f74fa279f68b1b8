import type { JobContext as ChassisJobContext, RequestContext } from '@mobilytics/chassis/context';
import type { DatabaseOf } from '@mobilytics/database/scoped-client';
import type { Transaction as ChassisTransaction } from '@mobilytics/events/transaction';
import type { Markets } from './counts/markets.ts';
import type { PrismaClient } from './generated/prisma/client.ts';

export type Services = {
  /** Counts and clocks of the markets, kept between roll-ups. */
  markets: Markets;
};

export type Context = RequestContext<PrismaClient, Services>;
export type JobContext = ChassisJobContext<PrismaClient, Services>;
export type Database = DatabaseOf<PrismaClient>;
export type Transaction = ChassisTransaction<PrismaClient>;
