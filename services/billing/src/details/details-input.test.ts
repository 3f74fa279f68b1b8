import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parseInput } from '@mobilytics/chassis/validate-input';
import { address, contactInput, detailsInput } from './details-input.ts';

const good = {
  ...{ line1: '1 King St W', city: 'Toronto', region: 'on', postalCode: 'm5h1a1', country: 'ca' },
};
const problemsOf = (parsed: ReturnType<typeof parseInput>) =>
  parsed.ok ? [] : parsed.error.problems.map(({ path, code }) => [path.slice(1).join('.'), code]);

it('writes postal codes and regions as they are written, with or without the space', () => {
  for (const postalCode of ['m5h1a1', 'M5H 1A1']) {
    const parsed = parseInput(address, { ...good, postalCode }, 'en');
    assert.ok(parsed.ok);
    assert.equal(parsed.value.postalCode, 'M5H 1A1');
    assert.equal(parsed.value.region, 'ON');
  }
});

it('names each field of an address that is wrong', () => {
  const wrong: [object, string[]][] = [
    [{ postalCode: '60601' }, ['postalCode', 'POSTAL_CODE']],
    [{ country: 'US', postalCode: 'M5H 1A1', region: 'IL' }, ['postalCode', 'POSTAL_CODE']],
    [{ region: 'Ontario' }, ['region', 'REGION']],
    [{ country: 'C1' }, ['country', 'COUNTRY']],
  ];
  for (const [change, problem] of wrong) {
    assert.deepEqual(problemsOf(parseInput(address, { ...good, ...change }, 'en')), [problem]);
  }
});

it('says in both languages what is wrong with a contact', () => {
  const contact = { name: '', email: 'anna@', locale: 'de', mails: [] };
  const parsed = parseInput(contactInput, contact, 'fr');
  const fields = problemsOf(parsed).map(([field]) => field);
  assert.deepEqual(fields.toSorted(), ['email', 'locale', 'mails', 'name']);
  assert.ok(
    !parsed.ok && parsed.error.problems.some(({ message }) => message.includes('courriel')),
  );
});

it('lets a purchase-order number be removed, and refuses one that is too long to print', () => {
  const parsed = parseInput(detailsInput, { purchaseOrderNumber: ' ' }, 'en');
  assert.ok(parsed.ok && parsed.value.purchaseOrderNumber === '');
  const long = parseInput(detailsInput, { purchaseOrderNumber: 'x'.repeat(31) }, 'en');
  assert.equal(problemsOf(long)[0]?.[0], 'purchaseOrderNumber');
});
