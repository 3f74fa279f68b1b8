import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startAccounts } from '../src/service.ts';
import { dashboardUrl, startHarness } from './harness.ts';

let harness: Awaited<ReturnType<typeof startHarness>>;
before(async () => {
  harness = await startHarness();
});
after(() => harness?.close());

const password = 'correct horse battery';

async function run(command: string, ...args: string[]) {
  const file = fileURLToPath(new URL(`../src/${command}.ts`, import.meta.url));
  const env = { ...process.env, DATABASE_URL: harness.database.url };
  const { stdout } = await promisify(execFile)(process.execPath, [file, ...args], { env });
  return JSON.parse(stdout);
}

const makeStaff = (email: string) =>
  run('create-staff', ...args({ email, name: 'Sam', roles: 'SUPPORT,FINANCE', password }));
const makeCustomer = (email: string) =>
  run('create-customer', ...args({ email, name: 'Cleo', password, organization: 'Cleo Ltd' }));
const args = (options: Record<string, string>) =>
  Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);

test('staff sign in at the backoffice and customers at the dashboard, and neither elsewhere', async () => {
  await makeStaff('sam@example.com');
  const made = await makeCustomer('cleo@example.com');
  const sam = { email: 'sam@example.com', password };
  const cleo = { email: 'cleo@example.com', password };
  const samOut = await harness.door('/api/auth/sign-in/email', sam);
  const cleoOut = await harness.door('/api/staff-auth/sign-in/email', cleo);
  const wrong = await harness.door('/api/auth/sign-in/email', { ...sam, password: 'wrong one' });
  assert.equal(samOut.status, 401);
  assert.equal(cleoOut.status, 401);
  assert.equal(samOut.body.code, wrong.body.code);
  assert.equal(await harness.service.db.session.count(), 0);

  const samIn = await harness.door('/api/staff-auth/sign-in/email', sam);
  const cleoIn = await harness.door('/api/auth/sign-in/email', cleo);
  assert.match(samIn.cookie, /^mobilytics_staff\.session_token=/);
  assert.match(cleoIn.cookie, /^mobilytics\.session_token=/);
  const staff = await harness.resolve({ cookie: samIn.cookie, app: 'backoffice' });
  assert.equal(staff.identity?.kind, 'STAFF');
  assert.equal(staff.identity?.organizationId, null);
  assert.deepEqual(staff.identity?.roles, ['SUPPORT', 'FINANCE']);
  assert.ok(staff.identity?.scopes.includes('staff:billing'));
  const customer = await harness.resolve({ cookie: cleoIn.cookie, app: 'dashboard' });
  assert.equal(customer.identity?.organizationId, made.organizationId);
});

test('a cookie of one door opens nothing at the other, whatever it is called', async () => {
  await makeCustomer('clio@example.com');
  const { cookie } = await harness.door('/api/auth/sign-in/email', {
    email: 'clio@example.com',
    password,
  });
  const renamed = cookie.replaceAll('mobilytics.', 'mobilytics_staff.');
  for (const shown of [cookie, renamed]) {
    assert.equal((await harness.resolve({ cookie: shown, app: 'backoffice' })).identity, null);
  }
  const both = await harness.resolve({ cookie });
  assert.equal(both.identity?.kind, 'USER');
});

test('a session ends with sign-out, and with the staff roles', async () => {
  await makeStaff('sue@example.com');
  const signIn = { email: 'sue@example.com', password };
  const { cookie } = await harness.door('/api/staff-auth/sign-in/email', signIn);
  const isKnown = async () =>
    (await harness.resolve({ cookie, app: 'backoffice' })).identity !== null;
  assert.ok(await isKnown());
  const { email } = signIn;
  await harness.service.db.user.update({ where: { email }, data: { staffRoles: [] } });
  assert.ok(!(await isKnown()));
  await harness.service.db.user.update({ where: { email }, data: { staffRoles: ['ADMIN'] } });
  assert.ok(await isKnown());
  await harness.door('/api/staff-auth/sign-out', {}, cookie);
  assert.ok(!(await isKnown()));
});

test('a request from another origin with our cookie is refused', async () => {
  await makeCustomer('olga@example.com');
  const signIn = { email: 'olga@example.com', password };
  const { cookie } = await harness.door('/api/auth/sign-in/email', signIn);
  const response = await fetch(new URL('/api/auth/sign-out', harness.service.url), {
    method: 'POST',
    headers: { cookie, origin: 'http://evil.test', 'content-type': 'application/json' },
    body: '{}',
  });
  assert.equal(response.status, 403);
  assert.ok((await harness.resolve({ cookie, app: 'dashboard' })).identity);
});

test('only our own processes may ask who somebody is', async () => {
  assert.equal((await harness.resolve({}, 'USER')).status, 403);
  const unsigned = await fetch(new URL('/internal/resolve', harness.service.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  assert.equal(unsigned.status, 401);
});

test('with a second factor the password alone opens no session', async () => {
  await makeStaff('tara@example.com');
  const signIn = { email: 'tara@example.com', password };
  const first = await harness.door('/api/staff-auth/sign-in/email', signIn);
  const enabled = await harness.door(
    '/api/staff-auth/two-factor/enable',
    { password },
    first.cookie,
  );
  const secret = new URL(enabled.body.totpURI).searchParams.get('secret') ?? '';
  const code = totp(secret);
  await harness.door('/api/staff-auth/two-factor/verify-totp', { code }, first.cookie);

  const half = await harness.door('/api/staff-auth/sign-in/email', signIn);
  assert.equal(half.body.twoFactorRedirect, true);
  const before = await harness.resolve({ cookie: half.cookie, app: 'backoffice' });
  assert.equal(before.identity, null);
  const wrong = { code: code === '000000' ? '000001' : '000000' };
  const refused = await harness.door('/api/staff-auth/two-factor/verify-totp', wrong, half.cookie);
  assert.equal(refused.status, 401);
  const whole = await harness.door('/api/staff-auth/two-factor/verify-totp', { code }, half.cookie);
  const after = await harness.resolve({ cookie: whole.cookie, app: 'backoffice' });
  assert.equal(after.identity?.actorName, 'Sam');
});

/** The code of RFC 6238 for this moment: SHA-1, six digits, 30 seconds. */
function totp(base32: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...base32].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'));
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  const key = Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

test('an address that tries too often has to wait, and others do not', async () => {
  const attempt = (ip: string) =>
    fetch(new URL('/api/auth/sign-in/email', limited.url), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: dashboardUrl,
        'x-forwarded-for': ip,
      },
      body: JSON.stringify({ email: 'nobody@example.com', password: 'a wrong password' }),
    });
  const limited = await startAccounts({ ...harness.env, signInsPerMinute: 3 });
  try {
    const statuses: number[] = [];
    for (let i = 0; i < 5; i += 1) statuses.push((await attempt('203.0.113.7')).status);
    assert.deepEqual(statuses, [401, 401, 401, 429, 429]);
    assert.equal((await attempt('203.0.113.8')).status, 401);
  } finally {
    await limited.close();
  }
});
