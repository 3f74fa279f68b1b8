import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRegistrationNumbers } from './registration-numbers.ts';
import { taxOnMinor } from './tax-on.ts';
import { jurisdictionOf, taxRates, taxRatesOf } from './tax-rates-of.ts';

const on = (place: string, day: string) => {
  const [country = '', region = ''] = place.split('-');
  return taxRatesOf({ country, region }, new Date(`${day}T12:00:00Z`)).map(
    ({ name, rateMicroPercent }) => [name, rateMicroPercent / 1_000_000],
  );
};

const changes: [
  place: string,
  lastDay: string,
  before: unknown,
  firstDay: string,
  after: unknown,
][] = [
  ['CA-NS', '2025-03-31', [['HST NS', 15]], '2025-04-01', [['HST NS', 14]]],
  ['CA-NB', '2016-06-30', [['HST NB', 13]], '2016-07-01', [['HST NB', 15]]],
  ['CA-NL', '2016-06-30', [['HST NL', 13]], '2016-07-01', [['HST NL', 15]]],
  ['CA-PE', '2016-09-30', [['HST PE', 14]], '2016-10-01', [['HST PE', 15]]],
  [
    'CA-BC',
    '2013-03-31',
    [['HST BC', 12]],
    '2013-04-01',
    [
      ['GST', 5],
      ['PST BC', 7],
    ],
  ],
  [
    'CA-MB',
    '2019-06-30',
    [
      ['GST', 5],
      ['RST MB', 8],
    ],
    '2019-07-01',
    [
      ['GST', 5],
      ['RST MB', 7],
    ],
  ],
  [
    'CA-SK',
    '2017-03-22',
    [
      ['GST', 5],
      ['PST SK', 5],
    ],
    '2017-03-23',
    [
      ['GST', 5],
      ['PST SK', 6],
    ],
  ],
  ['US-LA', '2024-12-31', [['LA sales tax', 4.45]], '2025-01-01', [['LA sales tax', 5]]],
  ['US-SD', '2023-06-30', [['SD sales tax', 4.5]], '2023-07-01', [['SD sales tax', 4.2]]],
  ['US-NJ', '2017-12-31', [['NJ sales tax', 6.875]], '2018-01-01', [['NJ sales tax', 6.625]]],
];
for (const [place, lastDay, before, firstDay, after] of changes) {
  test(`${place} charges by the old rate until ${lastDay} and by the new one from ${firstDay}`, () => {
    assert.deepEqual(on(place, lastDay), before);
    assert.deepEqual(on(place, firstDay), after);
  });
}

test('Québec charges GST and 9.975 % QST since 2013, Ontario 13 % HST, Alberta GST alone', () => {
  for (const day of ['2013-01-01', '2026-11-30']) {
    assert.deepEqual(on('CA-QC', day), [
      ['GST', 5],
      ['QST', 9.975],
    ]);
    assert.deepEqual(on('CA-ON', day), [['HST ON', 13]]);
    assert.deepEqual(on('CA-AB', day), [['GST', 5]]);
  }
});

test('states without a sales tax, other countries and unknown regions charge nothing', () => {
  for (const place of ['US-OR', 'US-NH', 'DE-', 'CA-', 'CA-XX', 'FR-ON']) {
    assert.deepEqual(on(place, '2026-11-30'), [], place);
  }
});

test('a day before the table is refused instead of taxed by guess', () => {
  assert.throws(() => on('CA-QC', '2012-12-31'), /begins on 2013-01-01/);
  assert.deepEqual(on('DE-', '2001-01-01'), []);
});

test('each jurisdiction has at most one rate of each tax on any day, and each row ends after it begins', () => {
  for (const rate of taxRates) {
    assert.ok(rate.validTo === null || rate.validFrom < rate.validTo, JSON.stringify(rate));
    const others = taxRates.filter(
      (other) =>
        other !== rate &&
        other.jurisdiction === rate.jurisdiction &&
        other.name === rate.name &&
        other.validFrom < (rate.validTo ?? '9999') &&
        rate.validFrom < (other.validTo ?? '9999'),
    );
    assert.deepEqual(others, [], rate.name);
  }
});

test('a place is found whatever the case of its codes, and our numbers stand with its taxes', () => {
  const numbers = parseRegistrationNumbers('GST/HST=123456789 RT0001, QST=1234567890 TQ0001');
  const rates = taxRatesOf({ country: ' ca', region: 'qc ' }, new Date('2026-01-01'), numbers);
  assert.deepEqual(
    rates.map(({ registrationNumber }) => registrationNumber),
    ['123456789 RT0001', '1234567890 TQ0001'],
  );
  assert.equal(
    taxRatesOf({ country: 'US', region: 'NY' }, new Date())[0]?.registrationNumber,
    null,
  );
  assert.equal(jurisdictionOf({ country: 'de', region: null }), 'DE');
  assert.throws(() => parseRegistrationNumbers('QST'), /is not a registration/);
});

test('a tax is rounded half up, and a credit mirrors its sale', () => {
  assert.equal(taxOnMinor(2_999, 9_975_000), 299);
  assert.equal(taxOnMinor(2_990, 5_000_000), 150);
  assert.equal(taxOnMinor(-2_990, 5_000_000), -150);
  assert.equal(taxOnMinor(10, 5_000_000), 1);
  assert.equal(taxOnMinor(-10, 5_000_000), -1);
  assert.ok(Object.is(taxOnMinor(-1, 1), 0));
  assert.equal(taxOnMinor(99_999_999_999, 13_000_000), 13_000_000_000);
  assert.throws(() => taxOnMinor(0.5, 5_000_000), RangeError);
});
