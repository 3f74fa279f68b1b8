import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LabelRequest } from '../carrier.ts';
import { CarrierError } from '../carrier-error.ts';
import { readXml, writeXml, type XmlNode } from '../xml.ts';
import type { Message } from './api.ts';
import { abroad, request } from './fixtures.ts';
import { writeJson } from './json/write-json.ts';
import { writeMailingScenario } from './mailing-scenario.ts';
import { readRates } from './rates.ts';
import { readShipment } from './shipment.ts';
import { writeNonContractShipment, writeShipment } from './write-shipment.ts';

const account = { customerNumber: '2004381', contractId: '42708517', usdPerCad: 0.72 };

const xml = ({ root, namespace, elements }: Message) => writeXml(root, namespace, elements);
const spec = (message: Message): XmlNode =>
  readXml(xml(message)).node.all('delivery-spec')[0] as XmlNode;

/** The names of the elements in the order they stand. */
const names = (text: string) => [...text.matchAll(/<([a-z][\w-]*)/g)].map(([, name]) => name);

const refusedFields = (work: () => unknown): string[] => {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof CarrierError, String(error));
    assert.deepEqual([error.kind, error.outcomeUnknown], ['VALIDATION', false]);
    return error.fields;
  }
  return assert.fail('It was not refused.');
};

test('a rate request has kilograms, centimetres and compact codes in the order of the schema', () => {
  const text = xml(writeMailingScenario(request, account));
  assert.deepEqual(names(text), [
    'mailing-scenario',
    ...['customer-number', 'contract-id', 'quote-type', 'expected-mailing-date'],
    'parcel-characteristics',
    ...['weight', 'dimensions', 'length', 'width', 'height'],
    'origin-postal-code',
    ...['destination', 'domestic', 'postal-code'],
  ]);
  for (const part of ['<weight>1.605<', '<length>30.1<', '>M5A1A6<', '>H2Y1C6<']) {
    assert.ok(text.includes(part), part);
  }
});

test('the JSON services get the same in camel case, with numbers and arrays', () => {
  const options = { signature: 'SIGNATURE', insuredMinor: 72_00 } as const;
  const { elements } = writeMailingScenario({ ...request, options }, account);
  const written = writeJson(elements) as Record<string, unknown>;
  assert.deepEqual(written.parcelCharacteristics, {
    weight: 1.605,
    dimensions: { length: 30.1, width: 20, height: 12 },
  });
  assert.deepEqual(written.options, [
    { optionCode: 'SO' },
    { optionCode: 'COV', optionAmount: 100 },
  ]);
  const shipment = JSON.stringify(writeJson(writeShipment(abroad, account).elements));
  assert.match(shipment, /"printPreferences":\{"outputFormat":"4x6","encoding":"PDF"\}/);
  assert.match(shipment, /"skuList":\[\{"customsNumberOfUnits":1,/);
});

test('a domestic shipment carries our reference and no customs', () => {
  const found = spec(writeNonContractShipment(request, account));
  assert.equal(found.text('references', 'customer-ref-1'), 'shp_01');
  assert.equal(found.text('customs', 'currency'), null);
  assert.equal(found.text('destination', 'address-details', 'postal-zip-code'), 'H2Y1C6');
});

test('a contract shipment waits in its group, is found by our reference, and tells its price', () => {
  const message = writeShipment({ ...request, format: 'ZPL_4X6' }, account);
  const { node } = readXml(xml(message));
  assert.equal(node.text('customer-request-id'), 'shp_01');
  assert.equal(node.text('group-id'), 'TOR-2026-01-05');
  assert.equal(node.text('transmit-shipment'), null);
  assert.equal(node.text('provide-pricing-info'), 'true');
  assert.equal(spec(message).text('settlement-info', 'contract-id'), '42708517');
  assert.equal(spec(message).text('print-preferences', 'encoding'), 'ZPL');
});

test('a parcel abroad says what becomes of it, and what is in it', () => {
  const found = spec(writeNonContractShipment(abroad, account));
  assert.equal(found.text('options', 'option', 'option-code'), 'RASE');
  assert.equal(found.text('customs', 'conversion-from-cad'), '0.720000');
  assert.equal(found.text('customs', 'reason-for-export'), 'SOG');
  const item = found.all('customs', 'sku-list', 'item')[0];
  assert.equal(item?.text('hs-tariff-code'), '8526.91');
  assert.equal(item?.text('customs-value-per-unit'), '329.00');
  assert.equal(item?.text('unit-weight'), '1.350');
  assert.equal(item?.text('province-of-origin'), 'ON');
});

test('duties that we pay are named, or the parcel is not bought', () => {
  const contents = { ...abroad.contents, incoterm: 'DDP' as const };
  const paid = { ...abroad, contents: { ...contents, prepaidDutiesMinor: 1_234 } };
  const found = spec(writeShipment(paid, account));
  assert.equal(found.text('customs', 'duties-and-taxes-prepaid'), '12.34');
  const unknown = { ...abroad, contents };
  assert.deepEqual(
    refusedFields(() => writeShipment(unknown, account)),
    ['contents.incoterm'],
  );
});

test('who signs is of age by the law of the province, and abroad nobody asks', () => {
  const codes = (changed: Partial<LabelRequest>) =>
    spec(writeShipment({ ...request, ...changed }, account))
      .all('options', 'option')
      .map((option) => option.text('option-code'));
  const options = { signature: 'ADULT_SIGNATURE', insuredMinor: null } as const;
  assert.deepEqual(codes({ options }), ['PA18']);
  assert.deepEqual(codes({ options, to: { ...request.to, region: 'BC' } }), ['PA19']);
  assert.deepEqual(
    refusedFields(() => writeShipment({ ...abroad, options }, account)),
    ['options.signature'],
  );
});

test('each wrong field of an address is named before anything is asked', () => {
  const wrong: [keyof typeof request.to, string | null][] = [
    ['name', ''],
    ['name', 'x'.repeat(45)],
    ['company', 'x'.repeat(45)],
    ['line1', ' '],
    ['line1', 'x'.repeat(45)],
    ['line2', 'x'.repeat(45)],
    ['city', ''],
    ['region', ''],
    ['postalCode', 'M5V'],
    ['postalCode', 'D5V 2T6'],
    ['country', 'XX'],
    ['country', 'Canada'],
    ['phone', '1'.repeat(26)],
  ];
  for (const [field, value] of wrong) {
    const to = { ...request.to, [field]: value };
    const fields = refusedFields(() => writeShipment({ ...request, to }, account));
    assert.deepEqual(fields, [`shipTo.${field}`], `${field}: ${value}`);
  }
  const zip = { ...abroad.to, postalCode: '6060' };
  assert.deepEqual(
    refusedFields(() => writeMailingScenario({ ...abroad, to: zip }, account)),
    ['shipTo.postalCode'],
  );
});

test('a parcel that weighs nothing, less, or too much is named before anything is asked', () => {
  const weight = (weightGrams: number) => ({ ...request.parcel, weightGrams });
  for (const grams of [0, -1, Number.NaN, 30_001]) {
    const asked = { ...request, parcel: weight(grams) };
    assert.deepEqual(
      refusedFields(() => writeMailingScenario(asked, account)),
      ['parcel.weightGrams'],
    );
  }
  for (const side of [0, -5, 2_001, 1_800]) {
    const parcel = { ...request.parcel, lengthMillimetres: side, widthMillimetres: 700 };
    assert.deepEqual(
      refusedFields(() => writeMailingScenario({ ...request, parcel }, account)),
      ['parcel.lengthMillimetres'],
    );
  }
  const packet = { ...abroad, service: 'USA.TP' };
  assert.deepEqual(
    refusedFields(() => writeShipment(packet, account)),
    ['parcel.weightGrams'],
  );
});

test('contents that weigh more than their parcel, or are nothing, are refused', () => {
  const items = (quantity: number) => {
    const contents = {
      ...abroad.contents,
      items: abroad.contents.items.map((item) => ({ ...item, quantity })),
    };
    return refusedFields(() => writeShipment({ ...abroad, contents }, account));
  };
  assert.deepEqual(items(2), ['contents.items']);
  assert.deepEqual(items(0), ['contents.items.quantity']);
  const contents = { ...abroad.contents, items: [] };
  assert.deepEqual(
    refusedFields(() => writeShipment({ ...abroad, contents }, account)),
    ['contents.items'],
  );
});

test('prices are read to the cent', () => {
  const quote = (due: string) =>
    readXml(
      `<price-quotes><price-quote><service-code>DOM.RP</service-code><price-details><due>${due}</due></price-details><service-standard/></price-quote></price-quotes>`,
    );
  const minor = ['10.21', '7.5', '12', '0.07', '9.999'].map(
    (due) => readRates(quote(due))[0]?.amountMinor,
  );
  assert.deepEqual(minor, [1021, 750, 1200, 7, 1000]);
  assert.throws(() => readRates(quote('free')), CarrierError);
});

test('a shipment without its number leaves the outcome unknown', () => {
  const incomplete =
    '<non-contract-shipment-info><shipment-id>1</shipment-id></non-contract-shipment-info>';
  assert.throws(
    () => readShipment(readXml(incomplete)),
    (error) => error instanceof CarrierError && error.outcomeUnknown,
  );
});
