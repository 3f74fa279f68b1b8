import { globSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './paths.ts';
import { runCommand } from './run-command.ts';
import { SUMMARY_MARK } from './test-reporter.ts';

const CONCURRENCY = 2;
const TIMEOUT_MS = 300_000;

/** Test files of the repository, unit or integration. */
function testFiles(kind: 'unit' | 'integration'): string[] {
  return globSync('{packages,services,gateway,web}/**/*.test.{ts,tsx}', {
    cwd: repository,
    exclude: (path) => /(^|\/)(node_modules|\.next|generated)$/.test(path),
  })
    .filter((path) => /\.integration\.test\.tsx?$/.test(path) === (kind === 'integration'))
    .sort();
}

export async function runNodeTests(
  kind: 'unit' | 'integration',
  env: Record<string, string>,
): Promise<{ passed: number; failed: number; skipped: number; output: string }> {
  const { output, status } = await runCommand(
    'node',
    [
      '--test',
      `--test-concurrency=${CONCURRENCY}`,
      `--test-timeout=${TIMEOUT_MS}`,
      `--test-reporter=${join(import.meta.dirname, 'test-reporter.ts')}`,
      '--test-reporter-destination=stdout',
      ...testFiles(kind),
    ],
    { env },
  );
  const lines = output.split('\n');
  const summary = lines.find((line) => line.startsWith(SUMMARY_MARK));
  const rest = lines.filter((line) => line !== summary).join('\n');
  if (!summary) return { passed: 0, failed: 1, skipped: 0, output: rest };
  const counts = JSON.parse(summary.slice(SUMMARY_MARK.length));
  const failed = counts.failed + counts.cancelled;
  return {
    passed: counts.passed,
    // A runner that says it failed is believed, whatever it counted.
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: counts.skipped + counts.todo,
    output: rest,
  };
}
