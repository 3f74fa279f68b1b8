import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from './env.ts';
import { repository } from './paths.ts';
import type { Platform } from './platform.ts';
import { courierSandboxUrls } from './ports.ts';
import { runCommand } from './run-command.ts';
import { ToldError } from './told-error.ts';

export type DemoLogin = { who: string; email: string; password: string; app: string };

const program = join(repository, 'packages', 'demo', 'src', 'main.ts');

/** Fills the platform through its own API, once for each data folder, and returns the logins. */
export async function loadDemo(
  settings: Settings,
  { ports, databaseUrls }: Platform,
): Promise<DemoLogin[]> {
  const loginsPath = join(settings.dataDir, 'demo-logins.json');
  const donePath = join(settings.dataDir, 'demo-loaded');
  if (!existsSync(donePath) && existsSync(program)) {
    const logPath = join(settings.dataDir, 'logs', 'demo.log');
    const log = openSync(logPath, 'w');
    const { status } = await runCommand('node', [program], {
      logFd: log,
      env: {
        GATEWAY_URL: `http://127.0.0.1:${ports.gateway}`,
        DASHBOARD_URL: `http://localhost:${ports.dashboard}`,
        BACKOFFICE_URL: `http://localhost:${ports.backoffice}`,
        STRIPE_SANDBOX_URL: `http://127.0.0.1:${ports.stripeSandbox}`,
        COURIER_SANDBOX_URLS: courierSandboxUrls(ports),
        // For the commands by which operators make people and import traffic counts.
        ACCOUNTS_DATABASE_URL: databaseUrls.accounts,
        ANALYTICS_DATABASE_URL: databaseUrls.analytics,
        DEMO_LOGINS_FILE: loginsPath,
      },
    });
    closeSync(log);
    if (status !== 0) {
      const tail = readFileSync(logPath, 'utf8').trimEnd().split('\n').slice(-15).join('\n  ');
      throw new ToldError(
        `The demo data could not be loaded. The last lines of ${logPath}:\n  ${tail}`,
      );
    }
    writeFileSync(donePath, new Date().toISOString());
  }
  return existsSync(loginsPath) ? JSON.parse(readFileSync(loginsPath, 'utf8')) : [];
}
