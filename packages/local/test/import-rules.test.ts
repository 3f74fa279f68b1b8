import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { repository } from '../src/paths.ts';
import { runCommand } from '../src/run-command.ts';

// A small repository with the same rules, so that a violation can be put in.
const root = mkdtempSync(join(tmpdir(), 'import-rules-'));
after(() => rmSync(root, { recursive: true }));
cpSync(join(repository, '.dependency-cruiser.mjs'), join(root, '.dependency-cruiser.mjs'));

function write(path: string, content: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

const FILES: Record<string, string> = {
  'packages/ids/src/new-id.ts': 'export const newId = () => "id";\n',
  'packages/ids/package.json': '{"name":"@mobilytics/ids","exports":{"./*":"./src/*.ts"}}',
  'services/orders/src/main.ts': "import './order/order.resolvers.ts';\n",
  'services/orders/src/order/order.resolvers.ts': "import './place-order.ts';\n",
  'services/orders/src/order/place-order.ts':
    "import { newId } from '@mobilytics/ids/new-id';\nexport type Order = { id: string };\nexport const place = (): Order => ({ id: newId() });\n",
  'services/billing/src/main.ts': 'export {};\n',
  'gateway/src/main.ts': 'export {};\n',
  'web/dashboard/src/app/page.tsx': 'export default () => <p />;\n',
};

async function violations(changes: Record<string, string>) {
  for (const folder of ['packages', 'services', 'gateway', 'web']) {
    rmSync(join(root, folder), { recursive: true, force: true });
  }
  for (const [path, content] of Object.entries({ ...FILES, ...changes })) write(path, content);
  mkdirSync(join(root, 'node_modules/@mobilytics'), { recursive: true });
  const link = join(root, 'node_modules/@mobilytics/ids');
  rmSync(link, { force: true });
  symlinkSync(join(root, 'packages/ids'), link);
  const { output, status } = await runCommand(
    'depcruise',
    ['--config', '.dependency-cruiser.mjs', 'packages', 'services', 'gateway', 'web'],
    { cwd: root },
  );
  const names = [...output.matchAll(/error ([a-z-]+):/g)].map((match) => match[1]);
  assert.equal(status, names.length, output);
  return names;
}

test('an obedient repository passes', async () => {
  assert.deepEqual(await violations({}), []);
});

test('a package may not import a service', async () => {
  const code = "import '../../../services/billing/src/main.ts';\n";
  assert.deepEqual(await violations({ 'packages/ids/src/new-id.ts': code }), [
    'packages-never-import-back',
  ]);
});

test('a service may not import another one, not even a type', async () => {
  const code =
    "import type { Order } from '../../orders/src/order/place-order.ts';\nexport type Mine = Order;\n";
  assert.deepEqual(await violations({ 'services/billing/src/main.ts': code }), [
    'services-import-only-packages',
  ]);
});

test('a web page may not import the gateway', async () => {
  const code = "import '../../../../gateway/src/main.ts';\nexport default () => <p />;\n";
  assert.deepEqual(await violations({ 'web/dashboard/src/app/page.tsx': code }), [
    'web-imports-only-packages',
  ]);
});

test('a use case may not import its resolvers, which also makes a cycle', async () => {
  const code = "import './order.resolvers.ts';\nexport const place = 1;\n";
  assert.deepEqual(
    (await violations({ 'services/orders/src/order/place-order.ts': code })).sort(),
    ['no-cycles', 'resolvers-are-only-wired'],
  );
});

test('an import that leads nowhere is told', async () => {
  const code = "import './gone.ts';\n";
  assert.deepEqual(await violations({ 'gateway/src/main.ts': code }), ['unresolvable']);
});
