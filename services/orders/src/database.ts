import type { DatabaseOf } from '@mobilytics/database/scoped-client';
import type { Transaction } from '@mobilytics/events/transaction';
import type { PrismaClient } from './generated/prisma/client.ts';

/** The models, within the scope of whoever asks. */
export type Db = DatabaseOf<PrismaClient>;

/** One transaction, with what it tells the other services. */
export type Tx = Transaction<PrismaClient>;
