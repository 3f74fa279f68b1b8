// A server that does not end at SIGTERM and has a child of its own that does not either.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';

process.on('SIGTERM', () => {});
spawn('sh', ['-c', "trap '' TERM; sleep 300"], { stdio: 'ignore' });
createServer((_request, response) => response.end('ok')).listen(Number(process.argv[2]));
