import assert from 'node:assert/strict';
import { it } from 'node:test';
import { chargeBasis } from './charge-basis.ts';
import { flightPeriod } from './flight-period.ts';
import { lineDescription } from './line-description.ts';

const line = {
  ...{ campaignName: 'Autumn', name: 'Loop', vehicleIds: ['a', 'b'] },
  ...{ startDate: new Date('2026-05-04'), endDate: new Date('2026-05-24') },
};

it('says on an invoice what ran when, in the customer’s language', () => {
  assert.equal(
    lineDescription(line, 'en'),
    'Campaign “Autumn”, Loop: 2026-05-04 to 2026-05-24, 2 vehicles',
  );
  assert.equal(
    lineDescription({ ...line, vehicleIds: ['a'] }, 'fr'),
    'Campagne «\u00a0Autumn\u00a0», Loop\u00a0: du 2026-05-04 au 2026-05-24, 1\u00a0véhicule',
  );
});

it('does not say twice what the only line of a campaign is called like', () => {
  assert.equal(
    lineDescription({ ...line, name: 'Autumn' }, 'en'),
    'Campaign “Autumn”: 2026-05-04 to 2026-05-24, 2 vehicles',
  );
});

it('charges a flight from its first day to its last, which are those days in every market', () => {
  const { start, end } = flightPeriod(line);
  const dayIn = (seconds: number, timeZone: string) =>
    new Intl.DateTimeFormat('en-CA', { timeZone }).format(seconds * 1000);
  for (const timeZone of ['America/Vancouver', 'America/Toronto', 'UTC', 'Asia/Tokyo']) {
    assert.deepEqual(
      [start, end].map((at) => dayIn(at, timeZone)),
      ['2026-05-04', '2026-05-24'],
    );
  }
});

it('counts no usage of what makes another line good', () => {
  assert.equal(chargeBasis({ makeGoodOf: null }, true), 'USAGE');
  assert.equal(chargeBasis({ makeGoodOf: null }, false), 'FIXED');
  assert.equal(chargeBasis({ makeGoodOf: 'lin_x' }, true), 'FIXED');
});
