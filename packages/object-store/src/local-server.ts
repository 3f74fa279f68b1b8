import { parseArgs } from 'node:util';
import { startLocalServer } from './start-local-server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4104' },
    host: { type: 'string', default: '127.0.0.1' },
    directory: { type: 'string', default: '.local/objects' },
    bucket: { type: 'string', default: 'mobilytics' },
    origin: { type: 'string', multiple: true, default: [] },
  },
});

const server = await startLocalServer({
  port: Number(values.port),
  host: values.host,
  directory: values.directory,
  bucket: values.bucket,
  origins: values.origin,
});
console.log(`Object store at ${server.url}, files in ${values.directory}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => server.close().then(() => process.exit(0)));
}
