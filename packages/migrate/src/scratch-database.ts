import { randomBytes } from 'node:crypto';
import pg from 'pg';

export function withDatabaseName(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export const randomName = (prefix: string) => `${prefix}_${randomBytes(6).toString('hex')}`;

/** Runs `work` with the URL of an empty database that exists only as long as `work` runs. */
export async function withScratchDatabase<T>(
  serverUrl: string,
  work: (databaseUrl: string) => Promise<T>,
): Promise<T> {
  return withClient(serverUrl, async (admin) => {
    const name = randomName('scratch');
    await admin.query(`CREATE DATABASE ${name} TEMPLATE template0`);
    try {
      return await work(withDatabaseName(serverUrl, name));
    } finally {
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    }
  });
}
