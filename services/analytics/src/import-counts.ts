import { parseArgs } from 'node:util';
import { createAdapter } from '@mobilytics/database/connect';
import { runTransaction } from '@mobilytics/events/outbox';
import { systemIdentity } from '@mobilytics/identity/identity';
import { newId } from '@mobilytics/ids/new-id';
import { problemOfCounts } from './counts/check-counts.ts';
import { importCounts } from './counts/import-counts.ts';
import { readDatabaseUrl } from './env.ts';
import { FileProblem } from './files/file-problem.ts';
import { readCounts } from './files/read-counts.ts';
import { PrismaClient } from './generated/prisma/client.ts';

const USAGE = `npm run counts:import -- FILE --market CHICAGO [--source "City of Chicago, 2006"]

Imports traffic counts (CSV, plain or gzip) as the newest version of a market's, and has all that
drove there measured with them. DATABASE_URL names the database of analytics; without it, that of the
platform that "npm start" runs here is used.`;

/** Exit code 1 for a file or database that cannot be used, 2 for bad usage. */
try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      market: { type: 'string' },
      source: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [file] = positionals;
  if (values.help) console.log(USAGE);
  else if (file === undefined || positionals.length > 1 || !values.market) {
    usageProblem('Name one file and its --market.');
  } else if (!/^[A-Z][A-Z0-9_]*$/.test(values.market)) {
    usageProblem(`--market ${values.market} is no market's code, such as CHICAGO.`);
  } else await importFile(file, values.market, values.source ?? file);
} catch (error) {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code.startsWith('ERR_PARSE_ARGS')) usageProblem((error as Error).message);
  else if (error instanceof FileProblem) fail(error.message);
  else if (code !== '') fail(`The database cannot be used: ${lastLine(error as Error) || code}`);
  else throw error;
}

async function importFile(file: string, marketCode: string, source: string): Promise<void> {
  const counts = readCounts(file);
  const problem = problemOfCounts(counts);
  if (problem !== null) throw new FileProblem(file, null, problem);
  const databaseUrl = readDatabaseUrl();
  if (databaseUrl === undefined) return fail('Set DATABASE_URL to the database of analytics.');
  const db = new PrismaClient({ adapter: createAdapter(databaseUrl, 1) });
  try {
    const actor = systemIdentity('counts:import', newId('req'));
    const origin = { ...actor, service: 'analytics', now: new Date() };
    const imported = await runTransaction(db, origin, (tx) =>
      importCounts(tx, counts, { marketCode, source }),
    );
    console.log(
      `Imported ${imported.stations} counts as version ${imported.version} of ${marketCode}; ` +
        `${imported.devices} devices are measured anew.`,
    );
  } finally {
    await db.$disconnect();
  }
}

function usageProblem(message: string): void {
  console.error(`${message}\n\n${USAGE}`);
  process.exitCode = 2;
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

/** Prisma puts the reason below a picture of the call. */
function lastLine({ message }: Error): string {
  return message.trim().split('\n').at(-1) ?? '';
}
