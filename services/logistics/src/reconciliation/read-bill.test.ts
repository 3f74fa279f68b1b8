import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBill } from './read-bill.ts';

const problems = (csv: string, locale: 'en' | 'fr' = 'en') => {
  const read = readBill(csv, locale);
  assert.ok('problems' in read, 'It was read.');
  return read.problems.map(({ row, field }) => `${row} ${field}`);
};
const amounts = (csv: string) => {
  const read = readBill(csv, 'en');
  assert.ok('bill' in read, JSON.stringify(read));
  return read.bill.lines.map(({ amountMinor }) => amountMinor);
};

test('a bill reads with our names of the columns and with those of carriers', () => {
  const ours = readBill(
    'tracking_number,amount,currency,description,ship_date\n1681334332936901,12.50,CAD,Expedited,2026-11-02\n',
    'en',
  );
  const theirs = readBill(
    'Ship Date;Item Number;Service;Total;Base;Currency\n2026/11/02;1681 3343 3293 6901;Expedited;$12.50;11;cad\n',
    'en',
  );
  assert.deepEqual(ours, theirs);
  assert.ok('bill' in ours);
  assert.deepEqual(ours.bill, {
    currency: 'CAD',
    totalMinor: 1_250,
    lines: [
      {
        ...{ row: 2, trackingNumber: '1681334332936901', description: 'Expedited' },
        ...{ amountMinor: 1_250, shippedOn: '2026-11-02' },
      },
    ],
  });
});

test('amounts are read as spreadsheets write them, credits as credits', () => {
  const cells = ['12.34', '"1,234.50"', '-3', '(7.5)', '$0.99', '"12,34"', '4.00-'];
  const csv = `pin,due,currency\n${cells.map((cell) => `1681334332936901,${cell},CAD`).join('\n')}`;
  assert.deepEqual(amounts(csv), [1_234, 123_450, -300, -750, 99, 1_234, -400]);
});

test('every line that cannot be read is told with its place', () => {
  const head = 'tracking_number,amount,currency,ship_date\n';
  assert.deepEqual(
    problems(
      `${head}12,5,CAD,\n1681334332936901,five,CAD,\n1681334332936901,5,USD,\n1681334332936901,5,CAD,2026-02-30`,
    ),
    ['2 tracking_number', '3 amount', '4 currency', '5 currency', '5 ship_date'],
  );
  assert.deepEqual(problems('a,b\n1,2'), ['1 tracking_number', '1 amount', '1 currency']);
  assert.deepEqual(problems(head), ['1 csv']);
  assert.deepEqual(problems(''), ['1 csv']);
  assert.deepEqual(problems(`${head}"1681334332936901,5,CAD,`), ['1 csv']);
  assert.equal(problems(head + 'x,y,z,w\n'.repeat(300)).length, 200);
  assert.deepEqual(problems(head + '1681334332936901,5,CAD,\n'.repeat(5_001)), ['5002 csv']);
});
