import { execFile } from 'node:child_process';
import { resolve } from 'node:path';

export const repository = resolve(import.meta.dirname, '../../..');

/** Runs one of the repository's npm commands as an operator types it, and gives what it prints. */
export function runCommand(
  script: string,
  args: string[],
  environment: Record<string, string> = {},
): Promise<string> {
  return new Promise((done, fail) => {
    execFile(
      'npm',
      ['run', '--silent', script, '--', ...args],
      {
        cwd: repository,
        env: { ...process.env, ...environment },
        maxBuffer: 64_000_000,
        timeout: 120_000,
      },
      (error, stdout, stderr) => {
        if (error)
          fail(new Error(`npm run ${script} failed: ${stderr || stdout || error.message}`));
        else done(stdout);
      },
    );
  });
}
