import { join } from 'node:path';
import { type DemoLogin, loadDemo } from './demo.ts';
import { readSettings } from './env.ts';
import { forgetInstance, noteInstance, readInstance } from './instance.ts';
import { assertRoom, startPlatform } from './platform.ts';
import { type Ports, portsFrom } from './ports.ts';
import { untilStopped } from './stop-signal.ts';
import { Supervisor } from './supervisor.ts';
import { table } from './table.ts';
import { runMain, ToldError } from './told-error.ts';
import { runTurbo } from './turbo.ts';

function addresses(ports: Ports): string {
  return table([
    ['Dashboard (customers)', `http://localhost:${ports.dashboard}`],
    ['Backoffice (staff)', `http://localhost:${ports.backoffice}`],
    ['API and GraphiQL', `http://localhost:${ports.gateway}/graphql`],
    ['Caught mail', `http://localhost:${ports.mailPage}`],
    ['Stripe sandbox', `http://localhost:${ports.stripeSandbox}`],
    ['Canada Post sandbox', `http://localhost:${ports.canadaPostSandbox}`],
    ['PostgreSQL, Redis', `127.0.0.1:${ports.postgres}, 127.0.0.1:${ports.redis}`],
  ]);
}

function logins(demo: DemoLogin[]): string {
  const rows = demo.map(({ who, email, password, app }) => [who, email, password, app]);
  return rows.length === 0 ? '' : `\nDemo logins\n${table(rows)}\n`;
}

async function main(): Promise<number> {
  const startedAt = Date.now();
  const settings = readSettings();
  const { dataDir } = settings;
  const other = readInstance(dataDir);
  if (other) {
    const list = addresses(portsFrom(other.portBase));
    throw new ToldError(
      `Mobilytics already runs (process ${other.pid}):\n${list}\nStop it there with Ctrl-C, or from here with "npm run reset".`,
    );
  }
  await assertRoom(settings);
  noteInstance(dataDir, { pid: process.pid, portBase: settings.MOBILYTICS_PORT_BASE });
  const supervisor = new Supervisor(join(dataDir, 'logs'));
  const stopped = untilStopped();
  const progress = (step: string) => console.log(`${step} …`);

  const run = async () => {
    progress('Generating code');
    await runTurbo('generate');
    progress('Building the web apps');
    await runTurbo('build');
    const platform = await startPlatform(settings, { supervisor, durable: true, progress });
    const demo = settings.MOBILYTICS_DEMO === 'on' ? await loadDemo(settings, platform) : [];
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    console.log(`\nMobilytics is ready after ${seconds} s\n${addresses(platform.ports)}`);
    console.log(`${logins(demo)}\nLogs are in ${join(dataDir, 'logs')}. Ctrl-C stops everything.`);
    await stopped;
  };

  try {
    await Promise.race([run(), stopped]);
    console.log('\nStopping …');
    return 0;
  } finally {
    await supervisor.stop();
    forgetInstance(dataDir);
  }
}

await runMain(main);
