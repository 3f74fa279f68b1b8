import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startUspsSandbox } from '@mobilytics/sandbox/usps/start-usps-sandbox';
import { chicago, labelRequest, london } from '../../../test/usps-fixtures.ts';
import {
  calls,
  charges,
  control,
  fault,
  parcel,
  refusal,
  search,
  settings,
  usps,
  voidRequest,
} from '../../../test/usps-harness.ts';
import type { LabelRequest, PostalAddress, Purchase } from '../carrier.ts';
import { CarrierError } from '../carrier-error.ts';
import { createUsps } from './usps.ts';

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

test('a SCAN form whose answer was lost is told by its number, and the rest has its own', async () => {
  const [one, two, three] = await Promise.all(
    ['scan-1', 'scan-2', 'scan-3'].map((reference) => usps.buyLabel(labelRequest({ reference }))),
  );
  assert.ok(one && two && three);
  await fault('cut_after_effect', '/scan-forms', {});
  const lost = await refusal(usps.manifest?.(manifestOf([one, two])) ?? fail());
  assert.equal(lost.outcomeUnknown, true);
  const [known, fresh] = (await usps.manifest?.(manifestOf([one, two, three]))) ?? [];
  assert.deepEqual(known?.trackingNumbers.sort(), [one, two].map((l) => l.trackingNumber).sort());
  assert.match(known?.carrierManifestId ?? '', /^9275\d{18}$/);
  assert.equal(known?.document, null);
  assert.deepEqual(fresh?.trackingNumbers, [three.trackingNumber]);
  assert.ok(fresh?.document);
});

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
