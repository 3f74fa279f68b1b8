import { createAdapter } from '@mobilytics/database/connect';
import { PrismaClient } from '../src/generated/prisma/client.ts';
import { workOn } from '../src/sync/verify/work-on.ts';
import { fillMirror } from './fill-mirror.ts';

/** Fills the mirror in a process of its own; tells how many objects it has then. */
const [databaseUrl = '', stripeApiBase = ''] = process.argv.slice(2);
const db = new PrismaClient({ adapter: createAdapter(databaseUrl, 4) });
const stripeSecretKey = 'sk_test_bench';
const work = workOn(db, { stripeApiBase, stripeSecretKey, mirrorMaxAgeMs: 86_400_000 });
process.on('disconnect', () => process.exit(0));
process.send?.(await fillMirror(work));
