import { parseArgs } from 'node:util';
import { createAdapter } from '@mobilytics/database/connect';
import { PrismaClient } from './generated/prisma/client.ts';
import { verdictText } from './sync/verify/print-verdict.ts';
import { type Verdict, verify } from './sync/verify/verify.ts';
import { workOn } from './sync/verify/work-on.ts';
import { readVerifyEnv } from './verify-env.ts';

const USAGE = `npm run -s billing:verify -- [--json] [--wait SECONDS]

Compares every object at Stripe with the mirror and records what differs. Ends with 0 when the mirror is
in step, 1 when differences stand, 2 when it cannot be told. Works on the platform that "npm start" runs
here, or with DATABASE_URL, STRIPE_API_BASE and STRIPE_SECRET_KEY of another one. --wait is how long
another comparison that runs is waited for, 600 seconds when not given.`;

const exitCodes = { IN_STEP: 0, DRIFT: 1, CANNOT_TELL: 2 };

try {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean' },
      wait: { type: 'string', default: '600' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) console.log(USAGE);
  else if (!/^\d+$/.test(values.wait))
    usageProblem(`--wait ${values.wait} is no number of seconds.`);
  else await main(values.json === true, Number(values.wait) * 1_000);
} catch (error) {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code.startsWith('ERR_PARSE_ARGS')) usageProblem((error as Error).message);
  else {
    console.error((error as Error).message);
    process.exitCode = exitCodes.CANNOT_TELL;
  }
}

async function main(isJson: boolean, waitMs: number): Promise<void> {
  const env = readVerifyEnv();
  const db = new PrismaClient({ adapter: createAdapter(env.databaseUrl, 4) });
  try {
    const found = await verify(workOn(db, env), waitMs);
    print(found, isJson);
    process.exitCode = exitCodes[found.verdict];
  } finally {
    await db.$disconnect();
  }
}

function print(found: Verdict, isJson: boolean): void {
  console.log(isJson ? JSON.stringify(found) : verdictText(found));
}

function usageProblem(message: string): void {
  console.error(`${message}\n\n${USAGE}`);
  process.exitCode = exitCodes.CANNOT_TELL;
}
