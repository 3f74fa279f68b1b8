import type { RequestContext } from '@mobilytics/chassis/context';
import type { PrismaClient } from './generated/prisma/client.ts';

/** What resolvers and use cases receive. */
export type Context = RequestContext<PrismaClient>;
