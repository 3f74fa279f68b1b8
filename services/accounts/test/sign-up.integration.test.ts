import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually } from '@mobilytics/chassis/testing';
import { startHarness } from './harness.ts';

let harness: Awaited<ReturnType<typeof startHarness>>;
before(async () => {
  harness = await startHarness();
});
after(() => harness?.close());

const eventsOf = (organizationId: string | null) =>
  harness.service.db.outboxEvent.findMany({
    where: { organizationId, name: 'organization.created' },
  });

test('a confirmed address founds the named organisation, with the person as owner, once', async () => {
  const email = 'zoe@example.com';
  const person = { email, organizationName: ' Roy Média ', locale: 'fr' };
  const { signedUp, link, verified } = await harness.signUp(person);
  assert.equal(signedUp.status, 200);
  assert.equal(signedUp.cookie, '');
  assert.equal(verified.status, 302);
  assert.equal(verified.location, '/verify-email');
  assert.match((await harness.mailTo(email, /Confirmez/)).text, /Bonjour Zoë Roy/);

  const { identity } = await harness.resolve({ cookie: verified.cookie, app: 'dashboard' });
  assert.equal(identity?.kind, 'USER');
  assert.match(identity?.actorId ?? '', /^usr_/);
  assert.match(identity?.organizationId ?? '', /^org_/);
  assert.deepEqual(identity?.roles, ['OWNER']);
  assert.equal(identity?.locale, 'fr');
  assert.ok(identity?.scopes.includes('members:write'));

  await harness.door(link);
  const signIn = { email, password: 'correct horse battery' };
  assert.equal((await harness.door('/api/auth/sign-in/email', signIn)).status, 200);
  const created = await eventsOf(identity?.organizationId ?? null);
  assert.equal(created.length, 1);
  assert.deepEqual(created[0]?.payload, {
    organizationId: identity?.organizationId,
    name: 'Roy Média',
    ownerEmail: email,
  });
  const audited = await eventually(() =>
    harness.service.db.auditEntry.findFirst({ where: { action: 'organization.founded' } }),
  );
  assert.equal(audited.actorId, identity?.actorId);
});

test('an organisation that was not founded on confirmation is founded by the next sign-in', async () => {
  const email = 'late@example.com';
  const { password } = await harness.signUp({ email, organizationName: 'Late Inc.' });
  const user = await harness.service.db.user.findUniqueOrThrow({ where: { email } });
  const id = user.activeOrganizationId ?? '';
  await harness.service.db.member.deleteMany({ where: { organizationId: id } });
  await harness.service.db.user.update({ where: { email }, data: { activeOrganizationId: null } });
  await harness.service.db.organization.delete({ where: { id } });

  const signIns = Array.from({ length: 4 }, () =>
    harness.door('/api/auth/sign-in/email', { email, password }),
  );
  const answers = await Promise.all(signIns);
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200, 200],
  );
  const founded = await harness.service.db.organization.findMany({
    where: { foundedById: user.id },
    include: { members: true },
  });
  assert.equal(founded.length, 1);
  assert.equal(founded[0]?.members.length, 1);
});

test('nobody signs in before the address is confirmed, and a new link is sent', async () => {
  const email = 'unconfirmed@example.com';
  const password = 'correct horse battery';
  const person = { name: 'U', email, password, organizationName: 'U' };
  await harness.door('/api/auth/sign-up/email', person);
  const refused = await harness.door('/api/auth/sign-in/email', { email, password });
  assert.equal(refused.status, 403);
  assert.equal(refused.body.code, 'EMAIL_NOT_VERIFIED');
  assert.equal(refused.cookie, '');
  const organizations = await harness.service.db.organization.count({ where: { name: 'U' } });
  assert.equal(organizations, 0);
});

test('a sign-up with a field missing, blank or too long is refused with the field', async () => {
  const good = {
    name: 'Max',
    email: 'max@example.com',
    password: 'correct horse battery',
    organizationName: 'Max & Co',
  };
  const codeOf = async (change: object) =>
    (await harness.door('/api/auth/sign-up/email', { ...good, ...change })).body.code;
  assert.equal(await codeOf({ organizationName: undefined }), 'INVALID_ORGANIZATION_NAME');
  assert.equal(await codeOf({ organizationName: '   ' }), 'INVALID_ORGANIZATION_NAME');
  assert.equal(await codeOf({ organizationName: 'x'.repeat(121) }), 'INVALID_ORGANIZATION_NAME');
  assert.equal(await codeOf({ name: ' ' }), 'INVALID_NAME');
  assert.equal(await codeOf({ name: 'a\0' }), 'INVALID_NAME');
  assert.equal(await codeOf({ password: 'a long pass\ud800' }), 'INVALID_PASSWORD');
  assert.equal(await codeOf({ password: 'short' }), 'PASSWORD_TOO_SHORT');
  assert.equal(await codeOf({ invitationId: 'nonsense' }), 'INVALID_INVITATION_ID');
  assert.equal(await harness.service.db.user.count({ where: { email: good.email } }), 0);
});

test('a profile takes a new name and language, and nothing else', async () => {
  const { verified } = await harness.signUp({ email: 'pro@example.com', organizationName: 'Pro' });
  const { cookie } = verified;
  const update = (body: object) => harness.door('/api/auth/update-user', body, cookie);
  assert.equal((await update({ name: 'Zoé', locale: 'fr' })).status, 200);
  assert.equal((await harness.resolve({ cookie, app: 'dashboard' })).identity?.locale, 'fr');
  assert.equal((await update({ name: 'x'.repeat(81) })).body.code, 'INVALID_NAME');
  const organizationName = 'Another';
  assert.equal((await update({ organizationName })).body.code, 'INVALID_ORGANIZATION_NAME');
  for (const body of [{ staffRoles: ['ADMIN'] }, { locale: 'xx' }, { emailVerified: false }]) {
    assert.equal((await update(body)).status, 400, JSON.stringify(body));
  }
  const { identity } = await harness.resolve({ cookie, app: 'dashboard' });
  assert.deepEqual([identity?.kind, identity?.locale], ['USER', 'fr']);
});

test('signing up with an address that has an account looks the same and tells its owner', async () => {
  const email = 'twice@example.com';
  const first = await harness.signUp({ email, organizationName: 'First' });
  const person = { name: 'Eve', email, password: 'another password', organizationName: 'Second' };
  const again = await harness.door('/api/auth/sign-up/email', person);
  assert.equal(again.status, first.signedUp.status);
  assert.deepEqual(
    Object.keys(again.body.user).sort(),
    Object.keys(first.signedUp.body.user).sort(),
  );
  await harness.mailTo(email, /already have/);
  const signIn = { email, password: 'another password' };
  assert.equal((await harness.door('/api/auth/sign-in/email', signIn)).status, 401);
});

test('a forgotten password is replaced by a link that works once and ends every session', async () => {
  const email = 'forgot@example.com';
  const { verified } = await harness.signUp({ email, organizationName: 'Forgot' });
  await harness.door('/api/auth/request-password-reset', { email });
  const { text } = await harness.mailTo(email, /new password/);
  const token = /http:\/\/dashboard\.test\/reset-password\?token=(\S+)/.exec(text)?.[1];
  const reset = { newPassword: 'a brand new password', token };
  assert.equal((await harness.door('/api/auth/reset-password', reset)).status, 200);
  assert.equal((await harness.door('/api/auth/reset-password', reset)).status, 400);
  const { identity } = await harness.resolve({ cookie: verified.cookie, app: 'dashboard' });
  assert.equal(identity, null);
  const signIn = { email, password: reset.newPassword };
  assert.equal((await harness.door('/api/auth/sign-in/email', signIn)).status, 200);
});

test('what the library offers beyond our doors is not there', async () => {
  for (const path of ['/delete-user', '/change-email', '/link-social', '/organization/create']) {
    assert.equal((await harness.door(`/api/auth${path}`, {})).status, 404, path);
  }
  assert.equal((await harness.door('/api/staff-auth/sign-up/email', {})).status, 404);
});
