import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../../../', import.meta.url));

/** Runs an operator's command of a service on its database and gives what it prints. */
export function operatorCommand(
  program: string,
  args: string[],
  { databaseUrl, input = '' }: { databaseUrl: string; input?: string },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: repository,
      env: { ...process.env, DATABASE_URL: databaseUrl },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const said: Buffer[] = [];
    const problems: Buffer[] = [];
    child.stdout.on('data', (chunk) => said.push(chunk));
    child.stderr.on('data', (chunk) => problems.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(Buffer.concat(said).toString());
      else reject(new Error(`${program}: ${Buffer.concat(problems).toString().trim()}`));
    });
    child.stdin.end(input);
  });
}
