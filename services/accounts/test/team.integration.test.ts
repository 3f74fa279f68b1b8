import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually, signedQuery } from '@mobilytics/chassis/testing';
import { anonymousIdentity, type Identity } from '@mobilytics/identity/identity';
import { rolesToScopes } from '@mobilytics/identity/scopes';
import { newId } from '@mobilytics/ids/new-id';
import { createPerson } from '../src/auth/create-person.ts';
import { foundOrganization } from '../src/organization/found-organization.ts';
import { startHarness } from './harness.ts';

let harness: Awaited<ReturnType<typeof startHarness>>;
before(async () => {
  harness = await startHarness();
});
after(() => harness?.close());

/** A customer with an organisation, and the identity the gateway would sign. */
async function customer(name: string, organizationName?: string) {
  const { db, services } = harness.service;
  const deps = { db, runAs: services.runAs };
  const email = `${name.toLowerCase()}@example.com`;
  const password = 'correct horse battery';
  const { userId } = await createPerson(deps, { email, name, password, organizationName });
  await foundOrganization(deps, userId);
  return { email, userId, identity: () => identify(userId) };
}

async function identify(userId: string): Promise<Identity> {
  const { db } = harness.service;
  const user = await db.user.findUniqueOrThrow({ where: { id: userId } });
  const organizationId = user.activeOrganizationId;
  const member = await db.member.findFirst({
    where: { userId, organizationId: organizationId ?? '' },
  });
  const roles = member ? [member.role] : [];
  return {
    ...anonymousIdentity(newId('req')),
    kind: 'USER',
    actorId: userId,
    actorName: user.name,
    organizationId,
    roles,
    scopes: rolesToScopes('USER', roles),
  };
}

const ask = (identity: Identity, query: string, variables: object = {}) =>
  signedQuery(harness.service.url, identity, query, variables as Record<string, unknown>);

const mutate = async (identity: Identity, field: string, selection: string, input: object) => {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${field}(input: $input) { __typename ${selection}
    ... on UserError { message path } } }`;
  const { data, errors } = await ask(identity, query, { input });
  assert.equal(errors, undefined);
  return data[field];
};

const invite = (identity: Identity, input: object) =>
  mutate(identity, 'inviteMember', '... on InviteMemberSuccess { invitation { id role } }', input);
const accept = (identity: Identity, id: string) =>
  mutate(identity, 'acceptInvitation', '... on AcceptInvitationSuccess { organization { id } }', {
    id,
  });

test('an invited colleague signs up by the link, joins, and founds no organisation', async () => {
  const owner = await customer('Ada', 'Ada Ads');
  const me = await owner.identity();
  const { invitation } = await invite(me, { email: ' Bob@Example.com ', role: 'MANAGER' });
  const mail = await harness.mailTo('bob@example.com', /invites you to Ada Ads/);
  assert.match(
    mail.text,
    new RegExp(`http://dashboard.test/accept-invitation\\?id=${invitation.id}`),
  );
  const stranger = anonymousIdentity(newId('req'));
  const shown = `query ($id: ID!) { invitation(id: $id) { email organizationName invitedBy } }`;
  const { data } = await ask(stranger, shown, { id: invitation.id });
  assert.equal(data.invitation.organizationName, 'Ada Ads');

  const signUp = { email: 'bob@example.com', invitationId: invitation.id };
  const { verified } = await harness.signUp(signUp);
  assert.equal(verified.location, `/accept-invitation?id=${invitation.id}`);
  const { identity } = await harness.resolve({ cookie: verified.cookie, app: 'dashboard' });
  assert.equal(identity?.organizationId, null);
  assert.deepEqual(identity?.scopes, []);
  const bob = await identify(identity?.actorId ?? '');
  const joined = await accept(bob, invitation.id);
  assert.equal(joined.organization.id, me.organizationId);
  assert.equal((await accept(bob, invitation.id)).__typename, 'AcceptInvitationSuccess');
  const now = await harness.resolve({ cookie: verified.cookie, app: 'dashboard' });
  assert.deepEqual(now.identity?.roles, ['MANAGER']);
  const members = await harness.service.db.member.count({
    where: { organizationId: me.organizationId ?? '' },
  });
  assert.equal(members, 2);
  assert.equal((await ask(stranger, shown, { id: invitation.id })).data.invitation, null);
});

test('an invitation is of use to nobody else, and not after it was taken back', async () => {
  const owner = await (await customer('Cyd', 'Cyd Ads')).identity();
  const other = await customer('Dan', 'Dan Ads');
  const dan = await other.identity();
  const { invitation } = await invite(owner, { email: 'eve@example.com', role: 'ANALYST' });
  assert.equal((await accept(dan, invitation.id)).__typename, 'InvitationUnusable');
  assert.equal((await accept(dan, newId('ivt'))).__typename, 'NotFound');
  const revoke = (by: Identity) =>
    mutate(by, 'revokeInvitation', '... on RevokeInvitationSuccess { id }', { id: invitation.id });
  assert.equal((await revoke(dan)).__typename, 'NotFound');
  assert.equal((await revoke(owner)).__typename, 'RevokeInvitationSuccess');
  const eve = await (await customer('Eve')).identity();
  const refused = await accept(eve, invitation.id);
  assert.equal(refused.__typename, 'InvitationUnusable');
  assert.match(refused.message, /taken back/);
});

test('inviting again renews one invitation; members and wrong addresses are refused', async () => {
  const owner = await customer('Fay', 'Fay Ads');
  const me = await owner.identity();
  const first = await invite(me, { email: 'gus@example.com', role: 'ANALYST' });
  const second = await invite(me, { email: 'gus@example.com', role: 'ADMIN' });
  assert.equal(second.invitation.id, first.invitation.id);
  assert.equal(second.invitation.role, 'ADMIN');
  assert.equal(
    (await invite(me, { email: owner.email, role: 'ADMIN' })).__typename,
    'AlreadyMember',
  );
  const wrong = await invite(me, { email: 'not an address', role: 'ADMIN' });
  assert.equal(wrong.__typename, 'InvalidInput');
  assert.deepEqual(wrong.path, ['input', 'email']);
  const admin = { ...me, roles: ['ADMIN'] };
  const escalating = await invite(admin, { email: 'hal@example.com', role: 'OWNER' });
  assert.deepEqual([escalating.__typename, escalating.path], ['InvalidInput', ['input', 'role']]);
});

test('an organisation keeps an owner, even when two leave at once', async () => {
  const me = await (await customer('Ian', 'Ian Ads')).identity();
  const organizationId = me.organizationId ?? '';
  const { db } = harness.service;
  const other = await customer('Jan');
  const member = { id: newId('mem'), organizationId, userId: other.userId, role: 'OWNER' };
  await db.member.create({ data: member });
  const mine = await db.member.findFirstOrThrow({ where: { userId: me.actorId ?? '' } });
  const remove = (memberId: string) =>
    mutate(me, 'removeMember', '... on RemoveMemberSuccess { id }', { memberId });
  const change = (memberId: string, role: string, by = me) =>
    mutate(by, 'changeMemberRole', '... on ChangeMemberRoleSuccess { member { role } }', {
      memberId,
      role,
    });
  const outcomes = await Promise.all([remove(mine.id), change(member.id, 'ADMIN')]);
  assert.deepEqual(outcomes.map(({ __typename }) => __typename === 'LastOwner').sort(), [
    false,
    true,
  ]);
  assert.equal(await db.member.count({ where: { organizationId, role: 'OWNER' } }), 1);
  const stranger = await (await customer('Kim', 'Kim Ads')).identity();
  assert.equal((await change(member.id, 'ADMIN', stranger)).__typename, 'NotFound');
});

test('an API key does what its scopes say until it is revoked, and is shown once', async () => {
  const me = await (await customer('Liz', 'Liz Ads')).identity();
  const create = (input: object) =>
    mutate(
      me,
      'createApiKey',
      '... on CreateApiKeySuccess { secret apiKey { id prefix scopes } } ... on InvalidInput { problems { code path } }',
      input,
    );
  const { secret, apiKey } = await create({ name: 'CI', scopes: ['orders:read', 'orders:write'] });
  assert.match(secret, /^mob_test_/);
  assert.ok(secret.startsWith(apiKey.prefix));
  const { identity } = await harness.resolve({ apiKey: secret });
  assert.deepEqual(
    [identity?.kind, identity?.organizationId, identity?.scopes],
    ['API_KEY', me.organizationId, ['orders:read', 'orders:write']],
  );
  const row = await harness.service.db.apiKey.findUniqueOrThrow({ where: { id: apiKey.id } });
  assert.ok(row.lastUsedAt);
  assert.ok(!JSON.stringify(row).includes(secret));
  const rows = await harness.service.db.outboxEvent.findMany();
  assert.ok(!JSON.stringify(rows).includes(secret));

  const yesterday = new Date(Date.now() - 86_400_000).toISOString();
  const refused = await create({
    name: ' ',
    scopes: ['members:write', 'staff:orders'],
    expiresAt: yesterday,
  });
  assert.deepEqual(
    refused.problems.map(({ code }: { code: string }) => code),
    ['REQUIRED', 'SCOPE_NOT_ALLOWED', 'SCOPE_NOT_ALLOWED', 'IN_THE_PAST'],
  );
  const stranger = await (await customer('Mia', 'Mia Ads')).identity();
  const revoke = (by: Identity) =>
    mutate(by, 'revokeApiKey', '... on RevokeApiKeySuccess { id }', { id: apiKey.id });
  assert.equal((await revoke(stranger)).__typename, 'NotFound');
  assert.equal((await revoke(me)).__typename, 'RevokeApiKeySuccess');
  assert.equal((await harness.resolve({ apiKey: secret })).identity, null);
});

test('every change is in the book, seen by its organisation alone, and never altered', async () => {
  const me = await (await customer('Ned', 'Ned Ads')).identity();
  const { invitation } = await invite(me, { email: 'oli@example.com', role: 'ADMIN' });
  const query = `query ($filter: AuditFilter) { auditEntries(first: 5, filter: $filter) {
    totalCount edges { node { action actorId targetId after requestId } } } }`;
  const filter = { targetId: invitation.id };
  const found = await eventually(async () => {
    const { data } = await ask(me, query, { filter });
    return data.auditEntries.edges[0]?.node;
  });
  assert.equal(found.action, 'member.invited');
  assert.equal(found.actorId, me.actorId);
  assert.deepEqual(JSON.parse(found.after), { email: 'oli@example.com', role: 'ADMIN' });
  const stranger = await (await customer('Pia', 'Pia Ads')).identity();
  const seen = await ask(stranger, query, {
    filter: { organizationId: me.organizationId, targetId: invitation.id },
  });
  assert.equal(seen.data.auditEntries.totalCount, 0);
  const { db } = harness.service;
  await assert.rejects(db.auditEntry.updateMany({ data: { action: 'x' } }), /never changed/);
  await assert.rejects(db.auditEntry.deleteMany(), /never changed/);
});

test('the caller sees itself, its organisation and its team, and no other', async () => {
  const me = await (await customer('Quy', 'Quy Ads')).identity();
  const query = `{ viewer { id kind name email role organization { id name
      members { totalCount edges { node { email role } } } invitations { id } apiKeys { id } } }
    organization { id } }`;
  const { data, errors } = await ask(me, query);
  assert.equal(errors, undefined);
  assert.equal(data.viewer.role, 'OWNER');
  assert.equal(data.organization.id, me.organizationId);
  assert.deepEqual(data.viewer.organization.members, {
    totalCount: 1,
    edges: [{ node: { email: 'quy@example.com', role: 'OWNER' } }],
  });
  const stranger = await (await customer('Rex', 'Rex Ads')).identity();
  const entities = `query ($id: ID!) { _entities(representations: [{ __typename: "Organization", id: $id }]) {
    ... on Organization { name } } }`;
  const seen = await ask(stranger, entities, { id: me.organizationId });
  assert.deepEqual(seen.data._entities, [null]);
  const staff: Identity = {
    ...me,
    kind: 'STAFF',
    organizationId: null,
    scopes: rolesToScopes('STAFF', ['SUPPORT']),
  };
  const all = await ask(staff, '{ customers(search: "quy") { totalCount edges { node { id } } } }');
  assert.equal(all.data.customers.edges[0].node.id, me.organizationId);
  assert.equal(all.data.customers.totalCount, 1);
  const { errors: refused } = await ask(me, '{ customers { totalCount } }');
  assert.equal(refused?.[0]?.extensions.code, 'FORBIDDEN');
});
