import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectionFrom } from './connection.ts';

const outOfRange = Object.assign(new Error('Value out of range for the type'), {
  name: 'PrismaClientKnownRequestError',
  code: 'P2020',
});
const list = {
  orderBy: [{ field: 'position', direction: 'ASC' as const }],
  count: async () => 0,
  rows: async () => Promise.reject(outOfRange),
};

test('a cursor with values beyond the columns is the mistake of the caller, a page without one ours', async () => {
  const after = Buffer.from(JSON.stringify([2 ** 60, 'prd_1'])).toString('base64url');
  await assert.rejects(connectionFrom({ ...list, after }), { code: 'BAD_INPUT' });
  await assert.rejects(connectionFrom(list), { code: 'P2020' });
  await assert.rejects(connectionFrom({ ...list, after: 'zzz' }), { code: 'BAD_INPUT' });
});
