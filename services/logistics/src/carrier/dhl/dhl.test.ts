import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { eventually } from '@mobilytics/chassis/testing';
import { startDhlSandbox } from '@mobilytics/sandbox/dhl/start-dhl-sandbox';
import type { RunningServer } from '@mobilytics/sandbox/listen';
import type { Carrier, LabelRequest, TrackedParcel } from '../carrier.ts';
import { CarrierError } from '../carrier-error.ts';
import { directTransport } from '../http.ts';
import { createDhl, type DhlSettings } from './dhl.ts';
import { abroad, domestic } from './fixtures.ts';

let server: RunningServer;
let dhl: Carrier;
const nobodyKnown = async () => new Set<string>();

before(async () => {
  server = await startDhlSandbox({
    port: 0,
    lifeSeconds: 86_400,
    accountNumber: '123456789',
    credentials: { username: 'key', password: 'secret' },
    apiKey: 'unified',
    unifiedLimits: { intervalMs: 0, callsPerDay: 100 },
  });
  dhl = connect();
});
after(() => server.close());
beforeEach(() => control('DELETE', '/faults'));

function connect(changes: Partial<DhlSettings> = {}): Carrier {
  return createDhl({
    apiBase: `${server.url}/mydhlapi`,
    username: 'key',
    password: 'secret',
    accountNumber: '123456789',
    timeoutMs: 1_000,
    transport: directTransport('DHL'),
    unified: { apiBase: server.url, apiKey: 'unified' },
    lookupSettleMs: 0,
    ...changes,
  });
}

async function control(method: string, path: string, body?: unknown) {
  const response = await fetch(`${server.url}/_sandbox${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  return (response.status === 204 ? null : await response.json()) as Record<string, unknown>;
}

const fault = (kind: string, method: string, path = '/mydhlapi', more = {}) =>
  control('POST', '/faults', { kind, method, path, ...more });

const parcel = (trackingNumber: string): TrackedParcel => ({
  ...{ trackingNumber, carrierShipmentId: null, destinationPostalCode: '10117' },
  ...{ destinationCountry: null, mailingDate: null },
});

async function charges(reference: string): Promise<unknown[]> {
  const all = (await control('GET', '/charges')).charges as { reference: string }[];
  return all.filter((charge) => charge.reference === reference);
}

async function refusal(work: Promise<unknown>): Promise<CarrierError> {
  const error = await work.then(
    () => assert.fail('It was not refused.'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof CarrierError, String(error));
  return error;
}

const buy = (changes: Partial<LabelRequest> = {}) => dhl.buyLabel({ ...domestic, ...changes });
const voiding = (trackingNumber: string) => ({
  ...{ carrierShipmentId: trackingNumber, trackingNumber, reference: '' },
  ...{ purchasedAt: new Date(), isManifested: false, contactEmail: 'a@example.test' },
});

test('parcels within Canada and abroad have prices in dollars, with the day they arrive', async () => {
  for (const [request, first] of [
    [domestic, 'N'],
    [abroad, 'P'],
  ] as const) {
    const offers = await dhl.rates(request);
    assert.ok(offers.length >= 3);
    const offer = offers.find(({ service }) => service === first);
    assert.equal(offer?.currency, 'CAD');
    assert.ok((offer?.amountMinor ?? 0) > 1_000);
    assert.ok((offer?.transitDays ?? 0) > 0);
    assert.match(offer?.deliverBy ?? '', /^\d{4}-\d\d-\d\d$/);
  }
});

test('insurance, a signature and paid duties are in the price', async () => {
  const price = async (request: LabelRequest) =>
    (await dhl.rates(request)).find(({ service }) => service === 'P')?.amountMinor ?? 0;
  const plain = await price(abroad);
  const options = { signature: 'SIGNATURE', insuredMinor: 50_000 } as const;
  const more = await price({ ...abroad, options });
  const most = await price({
    ...abroad,
    options,
    contents: { ...abroad.contents, incoterm: 'DDP' },
  });
  assert.ok(plain < more && more < most);
});

test('a label comes with its purchase, as PDF or for a thermal printer, and what it cost', async () => {
  const bought = await buy({ reference: 'shp_pdf' });
  assert.match(bought.trackingNumber, /^\d{10}$/);
  assert.equal(Number(bought.trackingNumber.slice(0, 9)) % 7, Number(bought.trackingNumber.at(-1)));
  assert.equal(bought.label?.content.subarray(0, 5).toString(), '%PDF-');
  assert.equal(bought.label?.format, 'PDF_4X6');
  assert.equal(bought.charged?.currency, 'CAD');
  const zpl = await buy({ reference: 'shp_zpl', format: 'ZPL_4X6' });
  assert.equal(zpl.label?.format, 'ZPL_4X6');
  assert.match(zpl.label?.content.toString() ?? '', /^\^XA/);
});

test('a parcel abroad is declared, its duties paid when we say so', async () => {
  const dap = await dhl.buyLabel({ ...abroad, reference: 'shp_dap' });
  const contents = { ...abroad.contents, incoterm: 'DDP' as const };
  const ddp = await dhl.buyLabel({ ...abroad, reference: 'shp_ddp', contents });
  assert.ok((ddp.charged?.amountMinor ?? 0) > (dap.charged?.amountMinor ?? 0));
});

test('a customer’s return is bought the other way round', async () => {
  const back = { ...abroad, from: abroad.to, to: abroad.from, reference: 'shp_back' };
  const bought = await dhl.buyReturnLabel?.({
    ...back,
    contents: { ...abroad.contents, reason: 'RETURN' },
  });
  assert.match(bought?.trackingNumber ?? '', /^\d{10}$/);
});

test('after every kind of lost answer the purchase is found, and was made once', async () => {
  for (const kind of ['cut_after_effect', 'error_after_effect', 'malformed_body']) {
    const reference = `shp_${kind}`;
    await fault(kind, 'POST', '/mydhlapi/shipments');
    const error = await refusal(buy({ reference }));
    assert.equal(error.outcomeUnknown, true, kind);
    const search = { reference, since: new Date(), known: nobodyKnown };
    const found = await dhl.findPurchase(search);
    assert.ok(found, kind);
    assert.equal((await charges(reference)).length, 1);
    const file = await dhl.downloadLabel({
      ...found,
      ...{ reference, format: 'PDF_4X6', purchasedAt: new Date() },
    });
    assert.equal(file.content.subarray(0, 5).toString(), '%PDF-');
    const known = async () => new Set([found.carrierShipmentId]);
    assert.equal(await dhl.findPurchase({ ...search, known }), null);
  }
});

test('a slow purchase is unknown, and found when it is done', async () => {
  await fault('delay', 'POST', '/mydhlapi/shipments', { delayMs: 300 });
  const hurried = connect({ timeoutMs: 100 });
  const reference = 'shp_slow';
  const error = await refusal(hurried.buyLabel({ ...domestic, reference }));
  assert.deepEqual([error.kind, error.outcomeUnknown], ['UNAVAILABLE', true]);
  const since = new Date();
  await eventually(() => dhl.findPurchase({ reference, since, known: nobodyKnown }));
  assert.equal((await charges(reference)).length, 1);
});

test('what was refused before its effect was not bought, and we know it', async () => {
  for (const [kind, expected] of [
    ['rate_limit', 'RATE_LIMITED'],
    ['expired_token', 'AUTHENTICATION'],
  ] as const) {
    await fault(kind, 'POST', '/mydhlapi/shipments');
    const error = await refusal(buy({ reference: `shp_${kind}` }));
    assert.deepEqual([error.kind, error.outcomeUnknown], [expected, false]);
    if (kind === 'rate_limit') assert.equal(error.retryAfterSeconds, 2);
    assert.deepEqual(await charges(`shp_${kind}`), []);
  }
});

test('nothing found proves nothing while DHL may not show a new shipment yet', async () => {
  const search = { reference: 'shp_never', since: new Date(), known: nobodyKnown };
  assert.equal(await dhl.findPurchase(search), null);
  const error = await refusal(connect({ lookupSettleMs: 60_000 }).findPurchase(search));
  assert.deepEqual([error.kind, error.code], ['UNAVAILABLE', 'NOT_SETTLED']);
  const later = { ...search, since: new Date(Date.now() - 61_000) };
  const patient = connect({ lookupSettleMs: 60_000 });
  assert.equal(await patient.findPurchase(later), null);
  const askedAgain = { ...later, askedAt: new Date() };
  assert.equal((await refusal(patient.findPurchase(askedAgain))).code, 'NOT_SETTLED');
});

test('questions are asked again after silence; whatever else fails is named', async () => {
  await fault('cut_after_effect', 'POST', '/mydhlapi/rates');
  assert.ok((await dhl.rates(domestic)).length > 0);
  await fault('server_error', 'POST', '/mydhlapi/rates');
  const busy = await refusal(dhl.rates(domestic));
  assert.deepEqual([busy.kind, busy.retryable], ['UNAVAILABLE', true]);
  await fault('expired_token', 'POST', '/mydhlapi/rates');
  assert.equal((await refusal(dhl.rates(domestic))).kind, 'AUTHENTICATION');
  await fault('malformed_body', 'POST', '/mydhlapi/rates');
  assert.equal((await refusal(dhl.rates(domestic))).code, 'UNREADABLE');
  const wrong = connect({ password: 'wrong' });
  assert.equal((await refusal(wrong.rates(domestic))).kind, 'AUTHENTICATION');
  const stranger = connect({ accountNumber: '987654321' });
  assert.equal((await refusal(stranger.rates(domestic))).kind, 'VALIDATION');
});

test('a whole life is told in the zones it was lived in, and a correction counts', async () => {
  const { trackingNumber } = await dhl.buyLabel({ ...abroad, reference: 'shp_life' });
  const advance = (to: string, at?: string) =>
    control('POST', `/parcels/${trackingNumber}/advance`, { to, ...(at ? { at } : {}) });
  const state = async () => {
    const [answer] = await dhl.track([parcel(trackingNumber)]);
    assert.ok(answer && !(answer.result instanceof Error), String(answer?.result));
    return answer.result;
  };
  assert.equal((await state()).status, 'PRE_TRANSIT');
  const later = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  await advance('out_for_delivery', later(30));
  const out = await state();
  assert.equal(out.status, 'OUT_FOR_DELIVERY');
  assert.ok(out.events.every(({ occurredAt }) => /[+-]\d\d:\d\d$/.test(occurredAt)));
  assert.ok(new Set(out.events.map(({ occurredAt }) => occurredAt.slice(-6))).size > 1);
  await advance('delivered', later(31));
  const delivered = await state();
  assert.deepEqual([delivered.status, delivered.signedBy], ['DELIVERED', abroad.to.name]);
  await advance('in_transit', later(32));
  assert.equal((await state()).status, 'IN_TRANSIT');
  await advance('returned', later(33));
  assert.equal((await state()).status, 'RETURN_TO_SENDER');
});

test('200 numbers are one question, and each has its own answer', async () => {
  const bought = await Promise.all(
    Array.from({ length: 5 }, (_, index) => buy({ reference: `shp_many_${index}` })),
  );
  const numbers = [
    ...bought.map(({ trackingNumber }) => trackingNumber),
    ...Array.from({ length: 195 }, (_, index) => `${1_000_000_000 + index}`),
  ];
  const answers = await dhl.track(numbers.map(parcel));
  assert.deepEqual(
    answers.map(({ trackingNumber }) => trackingNumber),
    numbers,
  );
  const known = answers.filter(({ result }) => !(result instanceof Error));
  assert.equal(known.length, 5);
  const unknown = answers.at(-1)?.result;
  assert.ok(unknown instanceof CarrierError && unknown.kind === 'NOT_FOUND');
});

test('parcels of other divisions are followed by the tracking of all of them', async () => {
  const trackingNumber = '00340434292135100186';
  await control('POST', '/foreign-parcels', { trackingNumber });
  await control('POST', `/parcels/${trackingNumber}/advance`, { to: 'out_for_delivery' });
  const [answer] = await dhl.track([parcel(trackingNumber)]);
  assert.ok(answer && !(answer.result instanceof Error), String(answer?.result));
  assert.equal(answer.result.status, 'OUT_FOR_DELIVERY');
  assert.ok(answer.result.events.every(({ occurredAt }) => /T\d\d:\d\d:\d\d$/.test(occurredAt)));
  const [alone] = await connect({ unified: null }).track([parcel(trackingNumber)]);
  assert.ok(alone?.result instanceof CarrierError && alone.result.kind === 'NOT_FOUND');
  const [wrong] = await dhl.track([parcel('no number')]);
  assert.ok(wrong?.result instanceof CarrierError && wrong.result.kind === 'NOT_FOUND');
});

test('a label is voided while its parcel has not moved, as often as one likes', async () => {
  const { trackingNumber } = await buy({ reference: 'shp_void' });
  const voided = { status: 'VOIDED', refundReference: null };
  assert.deepEqual(await dhl.voidLabel?.(voiding(trackingNumber)), voided);
  assert.deepEqual(await dhl.voidLabel?.(voiding(trackingNumber)), voided);
  await control('POST', `/parcels/${trackingNumber}/advance`, { to: 'accepted' });
  const error = await refusal(Promise.resolve(dhl.voidLabel?.(voiding(trackingNumber))));
  assert.deepEqual([error.kind, error.fields], ['VALIDATION', ['trackingNumber']]);
});

test('a courier is called, and called off by who called', async () => {
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const pickup = await dhl.schedulePickup?.({
    ...{ reference: 'pickup-1', from: domestic.from, date: tomorrow },
    contact: { name: 'Lou Roy', phone: '+1 416 555 0100', email: 'lou@example.test' },
    ...{ readyAt: '14:00', closesAt: '17:30', parcelCount: 3, weightGrams: 4_500 },
    instructions: 'Loading dock',
  });
  assert.match(pickup?.confirmationNumber ?? '', /^YYZ\d{12}$/);
  assert.ok(pickup);
  const stranger = dhl.cancelPickup?.({ ...pickup, contactName: 'Somebody' });
  assert.equal((await refusal(Promise.resolve(stranger))).kind, 'VALIDATION');
  await dhl.cancelPickup?.({ ...pickup, contactName: 'Lou Roy' });
  await dhl.cancelPickup?.({ ...pickup, contactName: 'Lou Roy' });
  const unknown = dhl.cancelPickup?.({ ...pickup, confirmationNumber: 'X', contactName: 'Lou' });
  assert.equal((await refusal(Promise.resolve(unknown))).kind, 'NOT_FOUND');
});

test('an address is valid where DHL delivers', async () => {
  const verdict = async (changes: object) => dhl.validateAddress?.({ ...domestic.to, ...changes });
  assert.equal((await verdict({}))?.verdict, 'VALID');
  assert.equal((await verdict({ postalCode: 'h2x1y4' }))?.verdict, 'VALID');
  const unknown = await verdict({ postalCode: '12345' });
  assert.deepEqual([unknown?.verdict, unknown?.problems[0]?.field], ['INVALID', 'postalCode']);
  assert.equal((await verdict({ country: 'ZZ' }))?.verdict, 'INVALID');
});
