import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { startUspsSandbox } from '@mobilytics/sandbox/usps/start-usps-sandbox';
import type { LabelRequest, PostalAddress, Purchase } from '../carrier.ts';
import { CarrierError } from '../carrier-error.ts';
import { directTransport } from '../http.ts';
import type { CarrierCall } from '../transport.ts';
import { chicago, labelRequest, london } from './fixtures.ts';
import { isTrackingNumber } from './tracking-number.ts';
import { createUsps, type UspsSettings } from './usps.ts';

const credentials = { clientId: 'client', clientSecret: 'secret' };
const sandbox = await startUspsSandbox({ port: 0, credentials, lifeSeconds: 86_400 });
after(() => sandbox.close());

const calls: CarrierCall[] = [];
const settings = (changes: Partial<UspsSettings> = {}): UspsSettings => ({
  ...{ apiBase: sandbox.url, ...credentials },
  ...{ crid: '12345678', mid: '901234567', manifestMid: '901234567' },
  ...{ accountType: 'EPS', accountNumber: '1000123456', priceType: 'COMMERCIAL' as const },
  ...{ usdPerCad: 0.72, timeoutMs: 1_000 },
  transport: (call) => {
    calls.push(call);
    return directTransport('USPS')(call);
  },
  ...changes,
});
const usps = createUsps(settings());

async function control(path: string, body: object = {}) {
  const answer = await fetch(`${sandbox.url}/_sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.ok(answer.ok, `${path}: ${answer.status}`);
}
const fault = (kind: string, path: string, more: object = {}) =>
  control('faults', { kind, path, ...more });
const charges = async (): Promise<{ reference: string; state: string; amountMinor: number }[]> =>
  ((await (await fetch(`${sandbox.url}/_sandbox/charges`)).json()) as { charges: never }).charges;

const search = (reference: string) => ({
  ...{ reference, since: new Date() },
  known: async () => new Set<string>(),
});
const voidRequest = ({ trackingNumber, carrierShipmentId }: Purchase) => ({
  ...{ trackingNumber, carrierShipmentId, reference: 'r', purchasedAt: new Date() },
  ...{ isManifested: false, contactEmail: 'ship@example.com' },
});
const refusal = async (asked: Promise<unknown>): Promise<CarrierError> => {
  const error = await asked.then(
    () => assert.fail('nothing was refused'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof CarrierError, String(error));
  return error;
};
const parcel = ({ trackingNumber }: { trackingNumber: string }) => ({
  ...{ trackingNumber, carrierShipmentId: trackingNumber },
  ...{ destinationPostalCode: '94105', destinationCountry: 'US', mailingDate: null },
});

beforeEach(async () => {
  calls.length = 0;
  await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
});

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
    if (kind === 'delay') await new Promise((resolve) => setTimeout(resolve, 600));
    const found = await usps.findPurchase(search(reference));
    assert.ok(found);
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

test('a label is given back once; after the end of day its refund is asked for', async () => {
  const first = await usps.buyLabel(labelRequest({ reference: 'void-1' }));
  const giveBack = () => usps.voidLabel?.(voidRequest(first));
  assert.deepEqual(await giveBack(), { status: 'VOIDED', refundReference: null });
  assert.deepEqual(await giveBack(), { status: 'VOIDED', refundReference: null });

  const second = await usps.buyLabel(labelRequest({ reference: 'void-2' }));
  const [form] = (await usps.manifest?.(manifestOf([second]))) ?? [];
  assert.deepEqual(form?.trackingNumbers, [second.trackingNumber]);
  assert.equal(form?.document?.content.subarray(0, 5).toString(), '%PDF-');
  const asked = await usps.voidLabel?.(voidRequest(second));
  assert.equal(asked?.status, 'REFUND_REQUESTED');
  assert.match(asked?.refundReference ?? '', /^\d+$/);
  const again = await usps.voidLabel?.(voidRequest(second));
  assert.deepEqual(again, { status: 'REFUND_REQUESTED', refundReference: null });

  const unknown = { ...first, trackingNumber: '9405590123456799999999' };
  assert.equal((await refusal(usps.voidLabel?.(voidRequest(unknown)) ?? fail())).kind, 'NOT_FOUND');
  const twice = await refusal(usps.manifest?.(manifestOf([second])) ?? fail());
  assert.equal(twice.code, '160397');
});

const fail = () => Promise.reject(new Error('The adapter lacks the method.'));

function manifestOf(labels: Purchase[]) {
  return {
    ...{ reference: 'manifest', from: chicago, date: new Date().toISOString().slice(0, 10) },
    parcels: labels.map(({ trackingNumber }) => ({
      ...{ trackingNumber, carrierShipmentId: trackingNumber, manifestGroup: 'CHI' },
    })),
  };
}

test('a customer’s label brings a parcel back', async () => {
  const customer: PostalAddress = { ...labelRequest().to };
  const request = labelRequest({ from: customer, to: chicago, reference: 'return-1' });
  const bought = await usps.buyReturnLabel?.({ ...request, service: 'USPS_GROUND_ADVANTAGE' });
  assert.ok(bought?.label);
  const found = await usps.findPurchase(search('return-1'));
  assert.equal(found?.trackingNumber, bought.trackingNumber);
});

test('a collection is booked, and cancelled with the mark that its booking gave', async () => {
  const date = nextMonday();
  const booking = {
    ...{ reference: 'pickup', from: chicago, date, readyAt: '09:00', closesAt: '17:00' },
    contact: { name: 'Wren Ito', phone: '3125550187', email: 'dock@example.com' },
    ...{ parcelCount: 3, weightGrams: 4_200, instructions: 'Front door' },
  };
  const booked = await usps.schedulePickup?.(booking);
  assert.ok(booked?.revision);
  assert.equal((await refusal(usps.schedulePickup?.(booking) ?? fail())).code, '020001');
  const cancel = (revision: string | null) =>
    usps.cancelPickup?.({ ...booked, revision, contactName: 'Wren Ito' });
  assert.match((await refusal(cancel('"other"') ?? fail())).message, /changed since/);
  await cancel(booked.revision);
  assert.equal((await refusal(cancel(booked.revision) ?? fail())).kind, 'NOT_FOUND');
  const elsewhere = { ...booking, instructions: 'Behind the blue gate' };
  assert.ok((await usps.schedulePickup?.(elsewhere))?.confirmationNumber);
});

function nextMonday(): string {
  const day = new Date();
  day.setUTCDate(day.getUTCDate() + ((8 - day.getUTCDay()) % 7 || 7));
  return day.toISOString().slice(0, 10);
}

test('parcels are tracked together, the unknown among them by itself', async () => {
  const one = await usps.buyLabel(labelRequest({ reference: 'track-1' }));
  const two = await usps.buyLabel(labelRequest({ reference: 'track-2' }));
  await control(`parcels/${two.trackingNumber}/advance`, { to: 'delivered' });
  calls.length = 0;
  const numbers = [one, { trackingNumber: '9405590123456700000000' }, two];
  const answers = await usps.track(numbers.map(parcel));
  assert.equal(calls.length, 1);
  const states = answers.map(({ result }) =>
    result instanceof CarrierError ? result.kind : 'status' in result ? result.status : result,
  );
  assert.deepEqual(states, ['PRE_TRANSIT', 'NOT_FOUND', 'DELIVERED']);
});

test('every life of a parcel is told as it goes', async () => {
  const told = async (trackingNumber: string) => {
    const [answer] = await usps.track([parcel({ trackingNumber })]);
    assert.ok(answer && !(answer.result instanceof Error), String(answer?.result));
    return answer.result;
  };
  const { trackingNumber } = await usps.buyLabel(labelRequest({ reference: 'lives' }));
  const steps = [
    ['accepted', 'IN_TRANSIT'],
    ['out_for_delivery', 'OUT_FOR_DELIVERY'],
    ['exception', 'EXCEPTION'],
    ['available_for_pickup', 'AVAILABLE_FOR_PICKUP'],
    ['delivered', 'DELIVERED'],
    ['in_transit', 'IN_TRANSIT'],
    ['return_to_sender', 'RETURN_TO_SENDER'],
    ['returned', 'RETURN_TO_SENDER'],
  ];
  for (const [to, status] of steps) {
    await control(`parcels/${trackingNumber}/advance`, { to });
    const tracking = await told(trackingNumber);
    assert.equal(tracking.status, status, to);
    assert.ok(tracking.events.every(({ occurredAt }) => /Z$|[+-]\d\d:\d\d$/.test(occurredAt)));
  }
});

test('parcels that travel by themselves end as their lives say', async () => {
  const quick = await startUspsSandbox({ port: 0, lifeSeconds: 0.05 });
  try {
    const client = createUsps(settings({ apiBase: quick.url }));
    const ends: [string, string, number][] = [
      ['delivered', 'DELIVERED', 1],
      ['held', 'DELIVERED', 1],
      ['returned', 'RETURN_TO_SENDER', 0],
      ['corrected', 'DELIVERED', 2],
      ['lost', 'IN_TRANSIT', 0],
    ];
    for (const [life, status, deliveries] of ends) {
      const { trackingNumber } = await client.buyLabel(labelRequest({ reference: life }));
      const path = `${quick.url}/_sandbox/parcels/${trackingNumber}/life`;
      const headers = { 'content-type': 'application/json' };
      await fetch(path, { method: 'POST', headers, body: JSON.stringify({ life }) });
      await new Promise((resolve) => setTimeout(resolve, 60));
      const [answer] = await client.track([parcel({ trackingNumber })]);
      assert.ok(answer && !(answer.result instanceof Error));
      const { result } = answer;
      assert.equal(result.status, status, life);
      const delivered = result.events.filter((event) => event.status === 'DELIVERED');
      assert.equal(delivered.length, deliveries, life);
    }
  } finally {
    await quick.close();
  }
});

test('an account without the newer interface is served by the older', async () => {
  const old = await startUspsSandbox({ port: 0, lifeSeconds: 86_400, withoutBatchTracking: true });
  try {
    const client = createUsps(settings({ apiBase: old.url }));
    const { trackingNumber } = await client.buyLabel(labelRequest({ reference: 'old' }));
    const answers = await client.track([
      parcel({ trackingNumber }),
      parcel({ trackingNumber: '9405590123456700000000' }),
    ]);
    const states = answers.map(({ result }) =>
      result instanceof CarrierError ? result.kind : 'status' in result ? result.status : result,
    );
    assert.deepEqual(states, ['PRE_TRANSIT', 'NOT_FOUND']);
    calls.length = 0;
    await client.track([parcel({ trackingNumber })]);
    // The newer one is left alone for a while.
    assert.deepEqual(
      calls.map(({ url }) => new URL(url).pathname),
      [`/tracking/v3/tracking/${trackingNumber}`],
    );
  } finally {
    await old.close();
  }
});

test('an address is right, spelled better, unclear or none', async () => {
  const check = (changes: Partial<PostalAddress>) =>
    usps.validateAddress?.({ ...chicago, ...changes });
  const spelled = { line1: '2400 S ASHLAND AVE', city: 'CHICAGO', region: 'IL' };
  assert.equal((await check(spelled))?.verdict, 'VALID');
  const better = await check({ line1: '2400 South Ashland Avenue' });
  assert.equal(better?.verdict, 'CORRECTED');
  assert.match(better?.suggestion?.postalCode ?? '', /^60608-\d{4}$/);
  const unit = await check({ line1: '1 Tower Street' });
  assert.deepEqual([unit?.verdict, unit?.problems[0]?.field], ['AMBIGUOUS', 'line2']);
  const wrong: [Partial<PostalAddress>, string][] = [
    [{ line1: '5 Nowhere Lane' }, 'line1'],
    [{ line1: 'Ashland' }, 'line1'],
    [{ line1: '' }, 'line1'],
    [{ region: 'CA' }, 'city'],
    [{ region: 'Illinois' }, 'region'],
    [{ postalCode: 'M5V 2T6' }, 'postalCode'],
    [{ postalCode: '606' }, 'postalCode'],
  ];
  for (const [change, field] of wrong) {
    const answer = await check(change);
    assert.equal(answer?.verdict, 'INVALID', JSON.stringify(change));
    assert.equal(answer?.problems[0]?.field, field, JSON.stringify(change));
  }
  assert.equal((await refusal(check({ country: 'CA' }) ?? fail())).kind, 'VALIDATION');
});

test('what USPS cannot take is refused by us, field by field, before it is asked', async () => {
  const base = labelRequest();
  const to = (changes: Partial<PostalAddress>) => ({ to: { ...base.to, ...changes } });
  const abroad = (changes: Partial<PostalAddress>) => ({ to: { ...london, ...changes } });
  const size = (changes: object) => ({ parcel: { ...base.parcel, ...changes } });
  const wrong: [Partial<LabelRequest>, string][] = [
    [to({ name: '' }), 'shipTo.name'],
    [to({ line1: ' ' }), 'shipTo.line1'],
    [to({ line1: 'x'.repeat(51) }), 'shipTo.line1'],
    [to({ line2: 'x'.repeat(51) }), 'shipTo.line2'],
    [to({ city: '' }), 'shipTo.city'],
    [to({ city: 'x'.repeat(29) }), 'shipTo.city'],
    [to({ region: 'XX' }), 'shipTo.region'],
    [to({ postalCode: '9410' }), 'shipTo.postalCode'],
    [to({ phone: 'call me' }), 'shipTo.phone'],
    [to({ country: 'Atlantis' }), 'shipTo.country'],
    [abroad({ postalCode: 'x'.repeat(12) }), 'shipTo.postalCode'],
    [abroad({ country: 'CA', postalCode: '12345' }), 'shipTo.postalCode'],
    [size({ weightGrams: 0 }), 'parcel.weightGrams'],
    [size({ weightGrams: -5 }), 'parcel.weightGrams'],
    [size({ weightGrams: 31_752 }), 'parcel.weightGrams'],
    [size({ heightMillimetres: 0 }), 'parcel.heightMillimetres'],
    [size({ lengthMillimetres: 3_300 }), 'parcel.lengthMillimetres'],
    [{ format: 'PDF_LETTER' }, 'format'],
    [{ ...abroad({}), contents: { ...base.contents, items: [] } }, 'contents.items'],
  ];
  calls.length = 0;
  for (const [changes, field] of wrong) {
    const error = await refusal(usps.buyLabel(labelRequest({ ...changes, reference: 'bad' })));
    assert.deepEqual([error.kind, error.outcomeUnknown], ['VALIDATION', false]);
    assert.deepEqual(error.fields, [field], error.message);
  }
  assert.equal(calls.length, 0);
});

test('an address that USPS does not know is its refusal of the label', async () => {
  const { to } = labelRequest();
  const asked = labelRequest({ to: { ...to, line1: '5 Nowhere Lane' }, reference: 'nowhere' });
  const error = await refusal(usps.buyLabel(asked));
  assert.deepEqual([error.kind, error.code, error.fields], ['VALIDATION', '010005', ['toAddress']]);
});

test('a number of another carrier is not found, and no label is charged for refused ones', async () => {
  const [answer] = await usps.track([parcel({ trackingNumber: '2000000000000001' })]);
  assert.ok(answer?.result instanceof CarrierError);
  assert.equal(answer.result.kind, 'NOT_FOUND');
  assert.deepEqual(
    (await charges()).filter(({ reference }) => /^(bad|nowhere|refused)/.test(reference)),
    [],
  );
});
