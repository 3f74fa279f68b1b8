import type { DatabaseOf } from '@mobilytics/database/scoped-client';
import type { JobContext, RequestContext } from '../../../src/context.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';

export type Database = DatabaseOf<PrismaClient>;
export type Context = RequestContext<PrismaClient>;
export type Job = JobContext<PrismaClient>;
