import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from '@mobilytics/chassis/testing';
import { labelRequest, london } from '../../../test/usps-fixtures.ts';
import {
  calls,
  charges,
  control,
  fault,
  refusal,
  sandbox,
  search,
  settings,
  usps,
  voidRequest,
} from '../../../test/usps-harness.ts';
import { isTrackingNumber } from './tracking-number.ts';
import { createUsps } from './usps.ts';

test('each class is offered once, at a price that its label then costs', async () => {
  const request = labelRequest();
  const offers = await usps.rates(request);
  assert.deepEqual(offers.map(({ service }) => service.split('.')[0]).sort(), [
    'PRIORITY_MAIL',
    'PRIORITY_MAIL_EXPRESS',
    'USPS_GROUND_ADVANTAGE',
  ]);
  for (const { service, amountMinor, deliverBy, transitDays } of offers) {
    assert.ok(transitDays !== null && /^\d{4}-\d\d-\d\d$/.test(deliverBy ?? ''));
    const bought = await usps.buyLabel(labelRequest({ service, reference: `price-${service}` }));
    assert.equal(bought.charged?.amountMinor, amountMinor, service);
    assert.equal(bought.label?.format, 'PDF_4X6');
    assert.equal(bought.label?.content.subarray(0, 5).toString(), '%PDF-');
    assert.ok(isTrackingNumber(bought.trackingNumber));
  }
});

test('a big parcel is offered and bought as a nonstandard one', async () => {
  const box = { weightGrams: 14_000, lengthMillimetres: 600, widthMillimetres: 500 };
  const request = labelRequest({ parcel: { ...box, heightMillimetres: 300 } });
  const ground = (await usps.rates(request)).find(({ service }) => /GROUND/.test(service));
  assert.equal(ground?.service, 'USPS_GROUND_ADVANTAGE.SP.NONSTANDARD');
  const bought = await usps.buyLabel({ ...request, service: ground.service, reference: 'big' });
  assert.equal(bought.charged?.amountMinor, ground.amountMinor);
});

test('a parcel goes abroad with what customs are told', async () => {
  const request = labelRequest({ to: london, reference: 'abroad-1' });
  const [cheapest] = await usps.rates(request);
  assert.ok(cheapest);
  assert.equal(cheapest.transitDays, null);
  const bought = await usps.buyLabel({ ...request, service: cheapest.service });
  assert.match(bought.trackingNumber, /^LZ\d{9}US$/);
  assert.ok(isTrackingNumber(bought.trackingNumber));
  assert.equal(bought.charged?.amountMinor, cheapest.amountMinor);
  assert.equal(
    (await usps.findPurchase(search('abroad-1')))?.trackingNumber,
    bought.trackingNumber,
  );
  assert.equal((await usps.voidLabel?.(voidRequest(bought)))?.status, 'VOIDED');
});

test('duties that we pay are in the price, and the label costs that', async () => {
  const { contents } = labelRequest();
  const abroad = labelRequest({ to: london, reference: 'duties-unpaid' });
  const paid = { ...abroad, contents: { ...contents, incoterm: 'DDP' as const } };
  const [without] = await usps.rates(abroad);
  const [withDuties] = await usps.rates(paid);
  assert.ok(without && withDuties && withDuties.amountMinor > without.amountMinor + 10_000);
  const { service, amountMinor } = withDuties;
  const bought = await usps.buyLabel({ ...paid, service, reference: 'duties-paid' });
  assert.equal(bought.charged?.amountMinor, amountMinor);
});

test('a label for a thermal printer comes as ZPL, and again when it is wanted', async () => {
  const bought = await usps.buyLabel(labelRequest({ format: 'ZPL_4X6', reference: 'zpl' }));
  assert.match(bought.label?.content.toString() ?? '', /^\^XA/);
  const { trackingNumber, carrierShipmentId, labelLink } = bought;
  const again = await usps.downloadLabel({
    ...{ trackingNumber, carrierShipmentId, labelLink, reference: 'zpl' },
    ...{ format: 'ZPL_4X6', purchasedAt: new Date() },
  });
  assert.match(again.content.toString(), /^\^XA/);
});

const lost: [string, string, object][] = [
  ['the connection is cut', 'cut_after_effect', {}],
  ['the server fails', 'error_after_effect', {}],
  ['the body is broken', 'malformed_body', {}],
  ['the answer is late', 'delay', { delayMs: 1_400 }],
];
for (const [what, kind, more] of lost) {
  test(`a label is found and charged once after ${what}`, async () => {
    const reference = `lost-${kind}`;
    await fault(kind, '/labels/v3/label', { method: 'POST', ...more });
    const error = await refusal(usps.buyLabel(labelRequest({ reference })));
    assert.equal(error.outcomeUnknown, true, error.message);
    // A late request takes effect after we stopped listening.
    const found = await eventually(() => usps.findPurchase(search(reference)));
    const again = await usps.buyLabel(labelRequest({ reference }));
    assert.equal(again.trackingNumber, found.trackingNumber);
    const bought = (await charges()).filter((charge) => charge.reference === reference);
    assert.equal(bought.length, 1);
  });
}

test('what was refused before its effect is known not to be bought', async () => {
  for (const kind of ['rate_limit', 'expired_token']) {
    await fault(kind, '/labels/v3/label', { method: 'POST', count: 4 });
    const error = await refusal(usps.buyLabel(labelRequest({ reference: `refused-${kind}` })));
    assert.equal(error.outcomeUnknown, false, kind);
    assert.equal(error.kind, kind === 'rate_limit' ? 'RATE_LIMITED' : 'AUTHENTICATION');
    if (kind === 'rate_limit') assert.equal(error.retryAfterSeconds, 2);
    await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
    assert.equal(await usps.findPurchase(search(`refused-${kind}`)), null);
  }
});

test('a server that fails before the effect leaves the outcome open, and nothing is found', async () => {
  await fault('server_error', '/labels/v3/label', { method: 'POST' });
  const error = await refusal(usps.buyLabel(labelRequest({ reference: 'failed-early' })));
  assert.deepEqual([error.kind, error.outcomeUnknown], ['UNAVAILABLE', true]);
  assert.equal(await usps.findPurchase(search('failed-early')), null);
});

test('a look-up that gets no answer does not say that nothing was bought', async () => {
  await fault('server_error', '/labels/v3/label-reprint', { count: 4 });
  assert.equal((await refusal(usps.findPurchase(search('x')))).kind, 'UNAVAILABLE');
});

test('a purchase that can no longer be shown is not taken for none', async () => {
  const bought = await usps.buyLabel(labelRequest({ reference: 'voided' }));
  await usps.voidLabel?.(voidRequest(bought));
  const error = await refusal(usps.findPurchase(search('voided')));
  assert.match(error.message, /Canceled labels/);
});

test('tokens are asked for once for all, and again when they are refused', async () => {
  const fresh = createUsps(settings());
  await Promise.all([1, 2, 3, 4].map(() => fresh.rates(labelRequest())));
  const tokens = () => calls.filter(({ url }) => url.endsWith('/oauth2/v3/token')).length;
  assert.equal(tokens(), 1);
  await control('forget-tokens');
  await Promise.all([1, 2].map(() => fresh.rates(labelRequest())));
  assert.equal(tokens(), 2);
});

test('an authorisation of payment that was taken back is asked for again', async () => {
  const fresh = createUsps(settings());
  await fresh.buyLabel(labelRequest({ reference: 'authorised-1' }));
  await control('forget-tokens');
  const bought = await fresh.buyLabel(labelRequest({ reference: 'authorised-2' }));
  assert.ok(bought.trackingNumber);
});

test('wrong credentials are an authentication error, and nothing was bought', async () => {
  const stranger = createUsps(settings({ clientSecret: 'wrong' }));
  const error = await refusal(stranger.buyLabel(labelRequest({ reference: 'stranger' })));
  assert.deepEqual([error.kind, error.code], ['AUTHENTICATION', 'invalid_client']);
  assert.equal(error.outcomeUnknown, false);
});
