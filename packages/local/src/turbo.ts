import { runCommand } from './run-command.ts';
import { ToldError } from './told-error.ts';

/** Runs a task in every workspace that has it; what did not change comes from turbo's cache. */
export async function runTurbo(task: string): Promise<void> {
  const args = ['run', task, '--output-logs=errors-only', '--log-order=grouped', '--no-color'];
  const { status, output } = await runCommand('turbo', args);
  if (status === 0) return;
  if (/ENOSPC|No space left on device/.test(output)) {
    throw new ToldError('The disk is full: free some space, then try again.');
  }
  throw new ToldError(`"turbo run ${task}" failed:\n${output}`);
}
