import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './chromium.ts';
import { loadDemo } from './demo.ts';
import { readSettings } from './env.ts';
import { repository } from './paths.ts';
import { assertRoom, startPlatform } from './platform.ts';
import { courierSandboxUrls, freePortBase } from './ports.ts';
import { outsideFolder } from './postgres.ts';
import { runCommand } from './run-command.ts';
import type { Supervisor } from './supervisor.ts';
import { runTurbo } from './turbo.ts';

type PlaywrightSuite = {
  title: string;
  suites?: PlaywrightSuite[];
  specs?: {
    title: string;
    ok: boolean;
    tests: { results: { error?: { message?: string } }[] }[];
  }[];
};

/** Drives the browser through a whole platform of its own, filled with the demo data. */
export async function runJourneys(makeSupervisor: (logDir: string) => Supervisor) {
  const files = globSync('web/*/journeys/*.journey.ts', { cwd: repository });
  if (files.length === 0) return { passed: 0, failed: 0, output: 'There are no journeys.' };
  const chromium = findChromium();
  await runTurbo('generate');
  await runTurbo('build');
  const dataDir = mkdtempSync(join(tmpdir(), 'mobilytics-journeys-'));
  const settings = readSettings({
    MOBILYTICS_PORT_BASE: `${await freePortBase()}`,
    MOBILYTICS_DATA_DIR: dataDir,
  });
  const supervisor = makeSupervisor(join(dataDir, 'logs'));
  try {
    await assertRoom(settings);
    const platform = await startPlatform(settings, {
      supervisor,
      durable: false,
      progress: () => {},
    });
    await loadDemo(settings, platform);
    const { ports } = platform;
    const reportPath = join(dataDir, 'journeys.json');
    const config = join(repository, 'packages/local/playwright.config.ts');
    const { output } = await runCommand('playwright', ['test', '-c', config, '--reporter=json'], {
      env: {
        CHROMIUM: chromium,
        PLAYWRIGHT_JSON_OUTPUT_FILE: reportPath,
        JOURNEY_RESULTS_DIR: join(repository, 'test-results'),
        DASHBOARD_URL: `http://localhost:${ports.dashboard}`,
        BACKOFFICE_URL: `http://localhost:${ports.backoffice}`,
        GATEWAY_URL: `http://127.0.0.1:${ports.gateway}`,
        MAIL_PAGE_URL: `http://127.0.0.1:${ports.mailPage}`,
        STRIPE_SANDBOX_URL: `http://127.0.0.1:${ports.stripeSandbox}`,
        COURIER_SANDBOX_URLS: courierSandboxUrls(ports),
        ANALYTICS_DATABASE_URL: platform.databaseUrls.analytics,
        DEMO_LOGINS_FILE: join(dataDir, 'demo-logins.json'),
        JOURNEY_FOLDER: dataDir,
      },
    });
    return readReport(reportPath, output);
  } finally {
    await supervisor.stop();
    rmSync(dataDir, { recursive: true, force: true });
    rmSync(outsideFolder(dataDir), { recursive: true, force: true });
  }
}

function readReport(path: string, output: string) {
  let report: {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
    suites: PlaywrightSuite[];
    errors: { message?: string }[];
  };
  try {
    report = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, output };
  }
  const failures = report.suites.flatMap(failuresOf);
  const errors = report.errors.map(({ message }) => message ?? 'unknown error');
  return {
    passed: report.stats.expected,
    failed: report.stats.unexpected + report.stats.flaky + errors.length,
    skipped: report.stats.skipped,
    output: [...failures, ...errors].join('\n'),
  };
}

function failuresOf(suite: PlaywrightSuite): string[] {
  const own = (suite.specs ?? [])
    .filter((spec) => !spec.ok)
    .map((spec) => {
      const results = spec.tests.flatMap((test) => test.results);
      const reasons = results.map((result) => result.error?.message ?? '').filter(Boolean);
      return `✖ ${suite.title}: ${spec.title}\n${reasons.join('\n')}`;
    });
  return [...own, ...(suite.suites ?? []).flatMap(failuresOf)];
}
