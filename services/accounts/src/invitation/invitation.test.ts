import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whyUnusable } from './invitation.ts';

const now = new Date('2026-11-23T12:00:00Z');
const invitation = {
  status: 'PENDING',
  expiresAt: new Date('2026-11-24T12:00:00Z'),
  email: 'zoe@example.com',
};
const zoe = { email: 'zoe@example.com', emailVerified: true };

test('an open invitation is for the confirmed address it was sent to, and for no other', () => {
  assert.equal(whyUnusable(invitation, zoe, now), null);
  const unconfirmed = { ...zoe, emailVerified: false };
  const other = { ...zoe, email: 'max@example.com' };
  assert.equal(whyUnusable(invitation, unconfirmed, now), 'invitationForOther');
  assert.equal(whyUnusable(invitation, other, now), 'invitationForOther');
  assert.equal(whyUnusable({ ...invitation, status: 'REVOKED' }, other, now), 'invitationForOther');
});

test('a used, revoked or expired invitation says which it is', () => {
  const used = { ...invitation, status: 'ACCEPTED' };
  const revoked = { ...invitation, status: 'REVOKED' };
  const expired = { ...invitation, expiresAt: now };
  assert.equal(whyUnusable(used, zoe, now), 'invitationUsed');
  assert.equal(whyUnusable(revoked, zoe, now), 'invitationRevoked');
  assert.equal(whyUnusable(expired, zoe, now), 'invitationExpired');
});
