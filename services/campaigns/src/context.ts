import type { JobContext, RequestContext } from '@mobilytics/chassis/context';
import type { ObjectStore } from '@mobilytics/object-store/object-store';
import type { PrismaClient } from './generated/prisma/client.ts';

export interface Services {
  objects: ObjectStore;
}

export type Context = RequestContext<PrismaClient, Services>;
export type Job = JobContext<PrismaClient, Services>;
export type Tx = Parameters<Parameters<Context['transact']>[0]>[0];
export type Database = Context['db'];
