import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLastOwner, mayTouch } from './member.ts';

test('an admin neither makes, changes nor removes an owner', () => {
  assert.ok(!mayTouch(['ADMIN'], 'OWNER', 'ANALYST'));
  assert.ok(!mayTouch(['ADMIN'], 'ANALYST', 'OWNER'));
  assert.ok(mayTouch(['ADMIN'], 'ADMIN', 'ANALYST'));
  assert.ok(mayTouch(['OWNER'], 'OWNER', 'ANALYST'));
});

test('the last owner is the only one among the members', () => {
  const members = [
    { id: 'mem_1', role: 'OWNER' },
    { id: 'mem_2', role: 'ADMIN' },
  ];
  assert.ok(isLastOwner(members, 'mem_1'));
  assert.ok(!isLastOwner(members, 'mem_2'));
  assert.ok(!isLastOwner([...members, { id: 'mem_3', role: 'OWNER' }], 'mem_1'));
});
