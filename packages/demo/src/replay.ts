import { readOptions, USAGE } from './replay/options.ts';
import { replay } from './replay/replay.ts';
import { ToldError } from './told-error.ts';

/** Exit code 1 for what cannot be replayed, 130 when it was stopped. */
const stopped = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopped.abort());

try {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options === null) console.log(USAGE);
  else await replay(options, stopped.signal);
} catch (error) {
  if (stopped.signal.aborted) {
    console.error('Stopped. The same command goes on from here.');
    process.exitCode = 130;
  } else if (error instanceof ToldError) {
    console.error(error.message);
    process.exitCode = 1;
  } else throw error;
}
