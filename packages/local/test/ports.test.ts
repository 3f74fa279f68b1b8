import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { assertPortsFree, portsFrom } from '../src/ports.ts';

test('the base moves every port, and no two are the same', () => {
  const ports = portsFrom(3000);
  assert.equal(ports.dashboard, 3000);
  assert.equal(ports.gateway, 4000);
  assert.equal(ports.analytics, 4006);
  assert.equal(ports.redis, 4106);
  assert.equal(new Set(Object.values(ports)).size, Object.keys(ports).length);
  assert.equal(portsFrom(5000).gateway, 6000);
});

test('a taken port is told with what needs it, what holds it and the remedy', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const gateway = typeof address === 'object' && address ? address.port : 0;
  const holder = process.platform === 'linux' ? `\\(process ${process.pid}\\)` : 'another program';
  await assert.rejects(
    assertPortsFree({ ...portsFrom(3000), gateway }, ['gateway']),
    new RegExp(`Port ${gateway}, which gateway needs, is in use by .*${holder}.*PORT_BASE=7000`),
  );
  server.close();
});
