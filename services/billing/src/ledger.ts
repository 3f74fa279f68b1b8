import { parseArgs } from 'node:util';
import { createAdapter } from '@mobilytics/database/connect';
import { PrismaClient } from './generated/prisma/client.ts';
import { checkLedger } from './ledger/check-ledger.ts';
import { ledgerText } from './ledger/print-ledger.ts';
import { workOn } from './sync/verify/work-on.ts';
import { readVerifyEnv } from './verify-env.ts';

const USAGE = `npm run -s billing:ledger -- [--rebuild] [--post] [--json]

Prints the trial balance, the ledger's Stripe account beside Stripe's own balance, and the difference.
--rebuild also reckons every posting from the whole mirror once more and compares it with the ledger;
--post posts what is missing then, for a mirror that is older than its ledger. Ends with 0 when every
currency comes to zero, Stripe's balance is equal and nothing is missing, 1 when not, 2 when it cannot
be told. Works on the platform that "npm start" runs here, or with DATABASE_URL, STRIPE_API_BASE and
STRIPE_SECRET_KEY of another one.`;

const cannotTell = 2;

try {
  const { values } = parseArgs({
    options: {
      rebuild: { type: 'boolean', default: false },
      post: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) console.log(USAGE);
  else await main(values);
} catch (error) {
  const isUsage = String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS');
  console.error((error as Error).message + (isUsage ? `\n\n${USAGE}` : ''));
  process.exitCode = cannotTell;
}

async function main(options: { rebuild: boolean; post: boolean; json: boolean }): Promise<void> {
  const env = readVerifyEnv();
  const db = new PrismaClient({ adapter: createAdapter(env.databaseUrl, 4) });
  try {
    const checked = await checkLedger(workOn(db, env), options);
    console.log(options.json ? JSON.stringify(checked) : ledgerText(checked));
    process.exitCode = checked.isProven ? 0 : 1;
  } finally {
    await db.$disconnect();
  }
}
