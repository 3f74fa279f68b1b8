import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { serviceDatabaseUrl } from './databases.ts';
import { readSettings } from './env.ts';
import { readInstance } from './instance.ts';
import { childEnv } from './paths.ts';
import { portsFrom } from './ports.ts';
import { postgresUrl } from './postgres.ts';
import { SERVICES, type Service } from './processes.ts';
import { readSecrets } from './secrets.ts';
import { stripeVariables } from './stripe-settings.ts';
import { runMain, ToldError } from './told-error.ts';

/** A check that could not be made is no difference that was found. */
const cannotTell = 2;

/**
 * Runs an operator's program on a service's database:
 * `node packages/local/src/with-database.ts SERVICE PROGRAM [ARGUMENT…]`. A DATABASE_URL that is set
 * is that database; without one it is the database of the platform that `npm start` runs here, and
 * billing's programs speak to the same Stripe as the platform.
 */
function main(): number {
  const [service, program = '', ...args] = process.argv.slice(2);
  if (!isService(service)) throw new ToldError(`${service} is none of ${SERVICES.join(', ')}.`);
  const needsNone = args.includes('--help') || args.includes('-h');
  const given = process.env.DATABASE_URL || (needsNone ? '' : undefined);
  const variables = given === undefined ? running(service) : { DATABASE_URL: given };
  const { status, error } = spawnSync('node', [program, ...args], {
    stdio: 'inherit',
    env: childEnv(variables),
  });
  if (error) throw error;
  return status ?? (service === 'billing' ? cannotTell : 1);
}

const isService = (name: string | undefined): name is Service =>
  SERVICES.some((service) => service === name);

/** The variables of the platform that runs here. */
function running(service: Service): Record<string, string> {
  const settings = readSettings();
  const { dataDir } = settings;
  const instance = readInstance(dataDir);
  if (instance === undefined) {
    throw new ToldError(
      `Mobilytics does not run here: begin with "npm start", or set DATABASE_URL to the database of ${service}.`,
    );
  }
  const ports = portsFrom(instance.portBase);
  const secrets = readSecrets(join(dataDir, 'secrets.json'));
  const serverUrl = postgresUrl(ports.postgres);
  return {
    DATABASE_URL: serviceDatabaseUrl(serverUrl, service, secrets.databasePassword),
    ...(service === 'billing' && stripeVariables(settings, ports, secrets)),
  };
}

await runMain(async () => main(), process.argv[2] === 'billing' ? cannotTell : 1);
