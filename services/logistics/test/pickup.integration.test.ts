import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { breakCarrier, mutate, type Platform, startPlatform, toronto } from './platform.ts';

let platform: Platform;
before(async () => {
  platform = await startPlatform(
    {},
    {
      chitChats: {
        // It collects nothing, so nobody asks it.
        ...{ apiBase: 'http://127.0.0.1:9', clientId: '208472', accessToken: 'token' },
        vatReference: null,
      },
    },
  );
});
after(() => platform.close());

const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Toronto' }).format();
const booking = (changes: Record<string, unknown> = {}) => ({
  ...{ warehouseId: toronto, carrier: 'CANADA_POST', date: today() },
  ...{ readyAt: '13:00', closesAt: '17:00', parcelCount: 3, weightGrams: 4_800 },
  ...{ instructions: 'Loading dock', contactName: 'Sam Dock' },
  ...{ contactPhone: '416-555-0142', contactEmail: 'dock@example.com', ...changes },
});
const pickupFields = 'pickup { id status confirmationNumber failure }';
const book = (changes: Record<string, unknown> = {}) =>
  mutate(
    platform,
    'bookPickup',
    booking(changes),
    `... on BookPickupSuccess { ${pickupFields} } ... on InvalidInput { problems { path } }`,
  );

test('a driver is asked to come once a day, and called off', async () => {
  const { pickup } = await book();
  assert.equal(pickup.status, 'BOOKED');
  assert.ok(pickup.confirmationNumber);
  assert.equal((await book()).__typename, 'RefusedTransition');
  const cancel = () =>
    mutate(
      platform,
      'cancelPickup',
      { pickupId: pickup.id },
      `... on CancelPickupSuccess { ${pickupFields} }`,
    );
  assert.equal((await cancel()).pickup.status, 'CANCELED');
  assert.equal((await cancel()).pickup.status, 'CANCELED');
  assert.equal((await book()).pickup.status, 'BOOKED');
});

test('a wrong booking is refused with each wrong field, before the carrier hears of it', async () => {
  const wrong = await book({
    ...{ readyAt: '25:00', closesAt: '9:00', parcelCount: 0, weightGrams: -1 },
    ...{ instructions: ' ', contactName: 'x'.repeat(41), contactPhone: '1', contactEmail: 'x' },
  });
  assert.equal(wrong.__typename, 'InvalidInput');
  assert.equal(wrong.problems.length, 8);
  assert.deepEqual((await book({ date: '2020-01-01' })).path, ['input', 'date']);
  assert.deepEqual((await book({ readyAt: '17:00', closesAt: '13:00' })).path, [
    'input',
    'closesAt',
  ]);
  assert.equal((await book({ carrier: 'CHIT_CHATS' })).__typename, 'CarrierRefused');
  const later = new Date(Date.parse(today()) + 3 * 86_400_000).toISOString().slice(0, 10);
  const longEnd = await book({ date: later, contactEmail: 'dock@mobilytics.example' });
  assert.deepEqual(
    [longEnd.__typename, longEnd.path],
    ['CarrierRefused', ['input', 'contactEmail']],
  );
});

test('a booking that was never answered is settled by a person', async () => {
  const tomorrow = new Date(Date.parse(today()) + 86_400_000).toISOString().slice(0, 10);
  await breakCarrier(platform, {
    ...{ kind: 'cut_after_effect', method: 'POST', path: '/enab/' },
  });
  const { pickup } = await book({ date: tomorrow });
  assert.equal(pickup.status, 'REQUESTED');
  assert.match(pickup.failure, /telephone/);
  assert.equal((await book({ date: tomorrow })).__typename, 'RefusedTransition');
  const settle = (confirmationNumber: string | null) =>
    mutate(
      platform,
      'settlePickup',
      { pickupId: pickup.id, confirmationNumber },
      `... on SettlePickupSuccess { ${pickupFields} }`,
    );
  const settled = await settle('0074698052');
  assert.deepEqual(
    [settled.pickup.status, settled.pickup.confirmationNumber],
    ['BOOKED', '0074698052'],
  );
  assert.equal((await settle(null)).__typename, 'RefusedTransition');
});
