import { join } from 'node:path';
import { deploy } from '@mobilytics/migrate/deploy';
import pg from 'pg';
import { repository } from './paths.ts';
import { SERVICES, type Service } from './processes.ts';
import { ToldError } from './told-error.ts';

/**
 * One database for each service, owned by a role of its own that may enter no other; then the
 * pending migrations. Returns the URL with which each service connects.
 */
export async function prepareDatabases(
  serverUrl: string,
  password: string,
): Promise<Record<Service, string>> {
  const admin = await connect(serverUrl);
  const urls = {} as Record<Service, string>;
  try {
    for (const service of SERVICES) {
      urls[service] = await prepareDatabase(admin, serverUrl, databaseName(service), password);
    }
  } finally {
    await admin.end();
  }
  await Promise.all(SERVICES.map((service) => migrate(service, urls[service])));
  return urls;
}

async function connect(serverUrl: string): Promise<pg.Client> {
  const client = new pg.Client(serverUrl);
  try {
    await client.connect();
    return client;
  } catch (error) {
    const reason = error instanceof Error ? error.message || 'no answer' : error;
    throw new ToldError(
      `The PostgreSQL server of DATABASE_URL cannot be used (${reason}): correct DATABASE_URL, ` +
        'or unset it to use the one that comes along.',
    );
  }
}

async function prepareDatabase(admin: pg.Client, serverUrl: string, name: string, secret: string) {
  const role = await admin.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
  const verb = role.rowCount === 0 ? 'CREATE' : 'ALTER';
  await admin.query(`${verb} ROLE ${name} LOGIN PASSWORD ${admin.escapeLiteral(secret)}`);
  const database = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  if (database.rowCount === 0) {
    // On a managed server the administrator must belong to a role to hand it a database.
    await admin.query(`GRANT ${name} TO CURRENT_USER`);
    await admin.query(`CREATE DATABASE ${name} OWNER ${name} TEMPLATE template0 ENCODING 'UTF8'`);
    await admin.query(`REVOKE CONNECT ON DATABASE ${name} FROM PUBLIC`);
  }
  return databaseUrl(serverUrl, name, secret);
}

/** With which URL a service connects to its database on this server. */
export function serviceDatabaseUrl(serverUrl: string, service: Service, password: string): string {
  return databaseUrl(serverUrl, databaseName(service), password);
}

const databaseName = (service: Service) => `mobilytics_${service}`;

function databaseUrl(serverUrl: string, name: string, password: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  url.username = name;
  url.password = password;
  return url.href;
}

async function migrate(service: Service, databaseUrl: string): Promise<void> {
  try {
    await deploy({ serviceDir: join(repository, 'services', service), databaseUrl });
  } catch (error) {
    const reason = error instanceof Error ? error.message : error;
    throw new ToldError(
      `The database of ${service} could not be migrated. ${reason}\n` +
        'Correct the migration, or begin anew with "npm run reset".',
    );
  }
}
