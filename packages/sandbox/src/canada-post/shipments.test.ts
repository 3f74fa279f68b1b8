import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import {
  codeOf,
  contract,
  eventCodes,
  linkTo,
  mediaTypes,
  nonContract,
  sample,
  startTestCanadaPost,
} from '../../test/canada-post-harness.ts';
import { checkDigit } from './tracking-pin.ts';
import { textAt } from './xml.ts';

const ncPath = '/rs/2004381/ncshipment';
const contractPath = '/rs/2004381/2004381/shipment';

describe('non-contract shipments', async () => {
  const { send, control } = await startTestCanadaPost();
  const create = (changes?: Record<string, string>) =>
    send('POST', ncPath, mediaTypes.ncshipment, nonContract(changes));

  it('get a PIN with a right check digit and links that lead to their documents', async () => {
    const made = await create();
    assert.equal(made.status, 200);
    const pin = textAt(made.root, 'tracking-pin');
    assert.match(pin, /^2004381\d{9}$/);
    assert.equal(checkDigit(pin.slice(0, -1)), Number(pin.at(-1)));
    const details = await send('GET', linkTo(made, 'details'), mediaTypes.ncshipment);
    assert.equal(
      textAt(details.root, 'delivery-spec', 'destination', 'address-details', 'address-line-1'),
      '321 Lake St. & Co',
    );
    assert.equal(textAt(details.root, 'delivery-spec', 'references', 'customer-ref-1'), 'F-10001');
    const receipt = await send('GET', linkTo(made, 'receipt'), mediaTypes.ncshipment);
    assert.equal(receipt.root.name, 'non-contract-shipment-receipt');
    assert.ok(Number(textAt(receipt.root, 'cc-receipt-details', 'charge-amount')) > 12);
    const again = await send('GET', linkTo(made, 'self'), mediaTypes.ncshipment);
    assert.equal(textAt(again.root, 'tracking-pin'), pin);
  });

  it('never share a PIN', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => create()));
    assert.equal(new Set(made.map(({ root }) => textAt(root, 'tracking-pin'))).size, 20);
  });

  it('have a label of 4 by 6 inches, which may first be still in the making', async () => {
    const made = await create();
    await control('faults', { kind: 'not_ready' });
    const label = linkTo(made, 'label');
    assert.equal((await send('GET', label, 'application/pdf')).status, 202);
    const ready = await send('GET', label, 'application/pdf');
    assert.equal(ready.type, 'application/pdf');
    assert.match(ready.text, /^%PDF-/);
    assert.match(ready.text, /\/MediaBox \[0 0 288 432\]/);
    const guessed = label.replace(/artifact\/\w+/, 'artifact/0123456789abcdef');
    assert.equal((await send('GET', guessed, 'application/pdf')).status, 404);
  });

  it('are found again after a lost answer by time and by reference', async () => {
    const reference = { reference: 'F-LOST' };
    await control('faults', { kind: 'cut_after_effect', method: 'POST', path: ncPath });
    await assert.rejects(create(reference));
    const list = await send('GET', `${ncPath}?from=202001010000`, mediaTypes.ncshipment);
    const links = [...list.text.matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? '');
    const details = await Promise.all(
      links.map((href) => send('GET', `${href}/details`, mediaTypes.ncshipment)),
    );
    const lost = details.filter(
      ({ root }) => textAt(root, 'delivery-spec', 'references', 'customer-ref-1') === 'F-LOST',
    );
    assert.equal(lost.length, 1);
  });

  it('give one refund ticket, however often it is asked for', async () => {
    const made = await create();
    const ask = () =>
      send(
        'POST',
        linkTo(made, 'refund'),
        mediaTypes.ncshipment,
        '<non-contract-shipment-refund-request xmlns="http://www.canadapost.ca/ws/ncshipment-v4"><email>ops@example.com</email></non-contract-shipment-refund-request>',
      );
    const ticket = textAt((await ask()).root, 'service-ticket-id');
    assert.match(ticket, /^\d{8}$/);
    assert.equal(textAt((await ask()).root, 'service-ticket-id'), ticket);
  });

  it('are hidden from other customers', async () => {
    const made = await create();
    const other = linkTo(made, 'self').replace('/rs/2004381/', '/rs/999/');
    assert.equal((await send('GET', other, mediaTypes.ncshipment)).status, 404);
  });

  it('refuse a service that does not go there, and exports without customs', async () => {
    assert.equal(codeOf(await create({ service: 'USA.EP' })), '8534');
    assert.equal(codeOf(await create({ service: 'DOM.NO' })), '10028');
    assert.equal(codeOf(await create({ weight: '30.001' })), '9111');
    const address =
      '<address-line-1>1 Wacker Dr</address-line-1><city>Chicago</city><prov-state>IL</prov-state><country-code>US</country-code><postal-zip-code>60601</postal-zip-code>';
    const us = { service: 'USA.EP', address };
    assert.equal(codeOf(await create(us)), '8718');
    const options = '<options><option><option-code>RASE</option-code></option></options>';
    assert.equal(codeOf(await create({ ...us, options })), '1459');
    const customs = (kilograms: string) =>
      `<customs><currency>CAD</currency><reason-for-export>SOG</reason-for-export><sku-list><item><customs-number-of-units>1</customs-number-of-units><customs-description>Sensor</customs-description><unit-weight>${kilograms}</unit-weight><customs-value-per-unit>129.99</customs-value-per-unit></item></sku-list></customs>`;
    assert.equal(codeOf(await create({ ...us, options, customs: customs('1.3') })), '2700');
    assert.equal((await create({ ...us, options, customs: customs('1') })).status, 200);
  });

  it('are made from the sample request', async (context) => {
    const body = sample('ncshipment-domestic.request.xml');
    if (!body) return context.skip('The samples are not on this machine.');
    const made = await send('POST', ncPath, mediaTypes.ncshipment, body);
    assert.equal(made.status, 200, made.text);
  });
});

describe('contract shipments', async () => {
  const { send } = await startTestCanadaPost();
  const create = (group: string) =>
    send('POST', contractPath, mediaTypes.shipment, contract(group));

  it('can be voided until they are transmitted', async () => {
    const made = await create('<group-id>2026-11-23</group-id>');
    assert.equal(textAt(made.root, 'shipment-status'), 'created');
    const self = linkTo(made, 'self');
    assert.equal((await send('DELETE', self, mediaTypes.shipment)).status, 204);
    assert.equal((await send('GET', self, mediaTypes.shipment)).status, 404);
  });

  it('must be refunded once they are transmitted', async () => {
    const made = await create('<transmit-shipment/>');
    assert.equal(textAt(made.root, 'shipment-status'), 'transmitted');
    const refused = await send('DELETE', linkTo(made, 'self'), mediaTypes.shipment);
    assert.equal(codeOf(refused), '8034');
    const price = await send('GET', linkTo(made, 'price'), mediaTypes.shipment);
    assert.ok(Number(textAt(price.root, 'due-amount')) > 0);
  });

  it('are found by the request id of the client', async () => {
    const found = await send('GET', `${contractPath}?customerRequestId=req-1`, mediaTypes.shipment);
    assert.match(found.text, /rel="shipment" href="http[^"]+\/shipment\/\d{18}"/);
    assert.equal(codeOf(await send('GET', contractPath, mediaTypes.shipment)), 'Server');
  });

  it('need either a group or to be transmitted, not both', async () => {
    assert.equal(codeOf(await create('')), 'Server');
    assert.equal(codeOf(await create('<group-id>a</group-id><transmit-shipment/>')), 'Server');
  });

  it('are made from the sample request, with a label for a thermal printer', async (context) => {
    const body = sample('shipment.request.xml');
    if (!body) return context.skip('The samples are not on this machine.');
    const made = await send('POST', contractPath, mediaTypes.shipment, body);
    assert.equal(made.status, 200, made.text);
    const captured = sample('shipment.response-200.xml') ?? '';
    for (const [tag] of captured.matchAll(/<[a-z][\w-]*>/g))
      if (tag !== '<po-number>') assert.ok(made.text.includes(tag), `${tag} is missing`);
    const label = await send('GET', linkTo(made, 'label'), 'application/zpl');
    assert.match(label.text, /^\^XA[\s\S]+\^XZ$/);
  });
});

describe('tracking', async () => {
  const { send, control } = await startTestCanadaPost();
  const make = async () => {
    const made = await send('POST', ncPath, mediaTypes.ncshipment, nonContract());
    return textAt(made.root, 'tracking-pin');
  };
  const detail = (pin: string, language = 'en-CA') =>
    send('GET', `/vis/track/pin/${pin}/detail`, mediaTypes.track, undefined, {
      'accept-language': language,
    });

  it('begins with the order information and moves on by hand, newest event first', async () => {
    const pin = await make();
    assert.deepEqual(eventCodes(await detail(pin)), ['3000']);
    await control(`parcels/${pin}/advance`, { to: 'in_transit' });
    assert.deepEqual(eventCodes(await detail(pin)), ['0100', '2300', '3000']);
    await control(`parcels/${pin}/advance`);
    await control(`parcels/${pin}/advance`, { to: 'delivered' });
    const done = await detail(pin);
    assert.deepEqual(eventCodes(done).slice(0, 3), ['20', '1496', '0174']);
    const summary = await send('GET', `/vis/track/pin/${pin}/summary`, mediaTypes.track);
    assert.equal(textAt(summary.root, 'pin-summary', 'event-type'), 'DELIVERED');
    assert.match(textAt(summary.root, 'pin-summary', 'event-date-time'), /^\d{8}:\d{6}$/);
    const byReference = await send(
      'GET',
      '/vis/track/ref/summary?customerRef=F-10001',
      mediaTypes.track,
    );
    assert.match(byReference.text, new RegExp(pin));
  });

  it('lays a whole life into the past, in the wall time of each place', async () => {
    const pin = await make();
    const life = { to: 'delivered', from: '2026-01-05T15:00:00Z', at: '2026-01-08T17:30:00Z' };
    assert.equal((await control(`parcels/${pin}/advance`, life)).status, 200);
    const { root, text } = await detail(pin);
    const events = root.children.find(({ name }) => name === 'significant-events')?.children ?? [];
    const first = events.at(-1);
    assert.equal(textAt(first, 'event-date'), '2026-01-05');
    assert.equal(textAt(first, 'event-time'), '10:00:00');
    assert.equal(textAt(first, 'event-time-zone'), 'EST');
    assert.equal(textAt(events[0], 'event-date'), '2026-01-08');
    assert.match(text, /<event-site>TORONTO<\/event-site>/);
  });

  it('tells of exceptions, and of the delivery after them', async () => {
    const pin = await make();
    await control(`parcels/${pin}/advance`, { to: 'out_for_delivery' });
    await control(`parcels/${pin}/advance`, { to: 'exception' });
    assert.equal(eventCodes(await detail(pin))[0], '0173');
    await control(`parcels/${pin}/advance`, { to: 'delivered' });
    assert.equal(eventCodes(await detail(pin))[1], '1496');
  });

  it('describes events in French', async () => {
    const { text } = await detail(await make(), 'fr-CA');
    assert.match(text, /Renseignements sur la commande/);
  });

  it('knows no history of foreign PINs', async () => {
    const answer = await detail('7023210039414604');
    assert.equal(answer.status, 404);
    assert.equal(codeOf(answer), '004');
    assert.equal((await control('parcels/1/advance')).status, 404);
  });

  it('has the elements of the captured details', async (context) => {
    const captured = sample('tracking-detail-en.xml');
    if (!captured) return context.skip('The samples are not on this machine.');
    const { text } = await detail(await make());
    for (const [, name] of captured.matchAll(/<([a-z][\w-]*)/g))
      assert.ok(text.includes(`<${name}`), `<${name}> is missing`);
  });
});

it('a parcel travels by itself to its door, also over a restart', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'canada-post-'));
  const before = await startTestCanadaPost({ dataDir, lifeSeconds: 0.4 });
  const made = await before.send('POST', ncPath, mediaTypes.ncshipment, nonContract());
  const pin = textAt(made.root, 'tracking-pin');
  const track = (send: typeof before.send) =>
    send('GET', `/vis/track/pin/${pin}/detail`, mediaTypes.track);
  const seen = eventCodes(await track(before.send)).length;
  await before.close();
  await new Promise((resolve) => setTimeout(resolve, 450));
  const afterwards = await startTestCanadaPost({ dataDir, lifeSeconds: 0.4 });
  const codes = eventCodes(await track(afterwards.send));
  assert.ok(codes.length > seen);
  assert.deepEqual(codes.slice(0, 2), ['20', '1496']);
  rmSync(dataDir, { recursive: true });
});
