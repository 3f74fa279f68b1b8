import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import { checks } from './checks.ts';
import { runJourneys } from './journeys.ts';
import { runNodeTests } from './node-tests.ts';
import { childEnv } from './paths.ts';
import { freePort } from './ports.ts';
import { outsideFolder, postgresUrl, preparePostgres } from './postgres.ts';
import type { ProcessSpec } from './process-spec.ts';
import { prepareRedis } from './redis.ts';
import { untilStopped } from './stop-signal.ts';
import { Supervisor } from './supervisor.ts';
import { Tally } from './tally.ts';
import { runMain, ToldError } from './told-error.ts';

const PARTS = ['checks', 'unit', 'integration', 'journeys'] as const;
type Part = (typeof PARTS)[number];

function chosenParts(args: string[]): Part[] {
  const wrong = args.find((arg) => !PARTS.includes(arg as Part));
  if (wrong) throw new ToldError(`"${wrong}" is no part of the tests: ${PARTS.join(', ')}.`);
  return args.length === 0 ? [...PARTS] : (args as Part[]);
}

async function runParts(parts: Part[], makeSupervisor: (logDir: string) => Supervisor) {
  const tally = new Tally();
  // A folder of root's own keeps PostgreSQL out; see preparePostgres for what happens then.
  const dataDir = mkdtempSync(join(tmpdir(), 'mobilytics-test-'));
  const supervisor = makeSupervisor(join(dataDir, 'logs'));
  try {
    let redisEnv: Record<string, string> = {};
    const [port, redisPort] = [await freePort(), await freePort()];
    if (parts.includes('checks') || parts.includes('integration')) {
      supervisor.start(await preparePostgres({ dataDir, port, durable: false }));
      const redis = prepareRedis({ dataDir, port: redisPort, durable: false });
      redisEnv = envOf(redis);
      supervisor.start(redis);
      await supervisor.ready();
    }
    const databaseUrl = postgresUrl(port);
    if (parts.includes('checks')) {
      for (const { name, run } of checks(databaseUrl)) {
        const { status, output } = await run();
        const failed = status === 0 ? 0 : 1;
        tally.add(name, { passed: 1 - failed, failed, output: failed ? output : '' });
      }
    }
    if (parts.includes('unit')) tally.add('unit tests', await runNodeTests('unit', {}));
    if (parts.includes('integration')) {
      const env = {
        ...redisEnv,
        DATABASE_URL: databaseUrl,
        REDIS_URL: `redis://127.0.0.1:${redisPort}`,
      };
      tally.add('integration tests', await runNodeTests('integration', env));
    }
  } finally {
    await supervisor.stop();
    rmSync(dataDir, { recursive: true, force: true });
    rmSync(outsideFolder(dataDir), { recursive: true, force: true });
  }
  if (parts.includes('journeys')) {
    try {
      tally.add('browser journeys', await runJourneys(makeSupervisor));
    } catch (error) {
      const output = error instanceof Error ? error.message : `${error}`;
      tally.add('browser journeys', { passed: 0, failed: 1, output });
    }
  }
  return tally.finish();
}

/** Some tests kill a Redis of their own: they find the same program by its name. */
function envOf({ command: [program], env }: ProcessSpec): Record<string, string> {
  return isAbsolute(program)
    ? { ...env, PATH: [childEnv().PATH, dirname(program)].join(delimiter) }
    : env;
}

async function main(): Promise<number> {
  const parts = chosenParts(process.argv.slice(2));
  const supervisors: Supervisor[] = [];
  const makeSupervisor = (logDir: string) => {
    const supervisor = new Supervisor(logDir);
    supervisors.push(supervisor);
    return supervisor;
  };
  const interrupted = untilStopped().then(async () => {
    await Promise.all(supervisors.map((supervisor) => supervisor.stop()));
    return 1;
  });
  return Promise.race([runParts(parts, makeSupervisor), interrupted]);
}

await runMain(main);
