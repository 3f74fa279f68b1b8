// Started by the supervisor's test: runs one child on the given port until it is stopped.
import { join } from 'node:path';
import { untilStopped } from '../src/stop-signal.ts';
import { Supervisor } from '../src/supervisor.ts';

const [logDir = '', port = ''] = process.argv.slice(2);
const supervisor = new Supervisor(logDir);
supervisor.start({
  name: 'child',
  cwd: logDir,
  command: ['node', join(import.meta.dirname, 'stubborn-server.ts'), port],
  env: {},
  port: Number(port),
});
await supervisor.ready();
// Listening begins before the word is given: the signal may come right behind it.
const stopped = untilStopped();
console.log('ready');
await stopped;
await supervisor.stop();
process.exit(0);
