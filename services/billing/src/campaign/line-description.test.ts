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

it('charges a flight from its first day to the end of its last', () => {
  const { start, end } = flightPeriod(line);
  assert.equal((end - start) / 86_400, 21);
  assert.equal(new Date(start * 1000).toISOString(), '2026-05-04T00:00:00.000Z');
});

it('counts no usage of what makes another line good', () => {
  assert.equal(chargeBasis({ makeGoodOf: null }, true), 'USAGE');
  assert.equal(chargeBasis({ makeGoodOf: null }, false), 'FIXED');
  assert.equal(chargeBasis({ makeGoodOf: 'lin_x' }, true), 'FIXED');
});
