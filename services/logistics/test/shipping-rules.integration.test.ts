import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { member, signedQuery, staff } from '@mobilytics/chassis/testing';
import { newId } from '@mobilytics/ids/new-id';
import { PDFDocument } from 'pdf-lib';
import {
  confirm,
  mutate,
  order,
  orderLine,
  type Platform,
  parcel,
  prepare,
  receiveKits,
  startPlatform,
  toronto,
} from './platform.ts';

let platform: Platform;
before(async () => {
  platform = await startPlatform();
});
after(() => platform.close());

const problems = '... on InvalidInput { problems { path code } }';
const stale = '... on StaleVersion { currentVersion }';
const ask = async (query: string, variables: Record<string, unknown> = {}, identity = staff()) => {
  const { data, errors } = await signedQuery(platform.service.url, identity, query, variables);
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
};
const codes = (result: { problems?: { path: string[]; code: string }[] }) =>
  (result.problems ?? []).map(({ path, code }) => `${path.slice(1).join('.')} ${code}`);

const saveRule = (rule: Record<string, unknown>, version?: number) =>
  mutate(
    platform,
    'saveShippingRule',
    { rule, version },
    `... on SaveShippingRuleSuccess { shippingRule { id position version action { strategy } } } ${problems}`,
  );

const usAddress = {
  ...order().shippingAddress,
  ...{ city: 'New York', region: 'NY', postalCode: '10001', country: 'US' },
};

test('boxes are kept under names of their own, changed on their newest version, and go away', async () => {
  const fields =
    '... on SaveParcelPresetSuccess { parcelPreset { id version dimensionalWeights { carrier weightGrams } } }';
  const save = (changes: Record<string, unknown>) =>
    mutate(
      platform,
      'saveParcelPreset',
      {
        ...{
          name: 'Flat box',
          lengthMillimetres: 300,
          widthMillimetres: 200,
          heightMillimetres: 60,
        },
        ...{ tareGrams: 90, maxWeightGrams: 2_000, ...changes },
      },
      `${fields} ${problems} ${stale}`,
    );
  const { parcelPreset } = await save({});
  assert.deepEqual(parcelPreset.dimensionalWeights, [{ carrier: 'CANADA_POST', weightGrams: 600 }]);
  assert.deepEqual(codes(await save({ name: 'flat BOX' })), ['name NAME_TAKEN']);
  const wrong = await save({
    name: ' ',
    lengthMillimetres: 0,
    tareGrams: -1,
    maxWeightGrams: 70_001,
  });
  assert.deepEqual(
    codes(wrong).map((code) => code.split(' ')[0]),
    ['name', 'lengthMillimetres', 'tareGrams', 'maxWeightGrams'],
  );
  assert.deepEqual(codes(await save({ name: 'Lead', tareGrams: 500, maxWeightGrams: 500 })), [
    'maxWeightGrams TOO_SMALL',
  ]);
  const changed = await save({ id: parcelPreset.id, version: 1, tareGrams: 100 });
  assert.equal(changed.parcelPreset.version, 2);
  const late = await save({ id: parcelPreset.id, version: 1 });
  assert.deepEqual([late.__typename, late.currentVersion], ['StaleVersion', 2]);
  assert.equal((await save({ id: newId('pps') })).__typename, 'NotFound');
  const gone = await mutate(platform, 'deleteParcelPreset', { id: parcelPreset.id }, '');
  assert.equal(gone.__typename, 'DeleteParcelPresetSuccess');
  const again = await mutate(platform, 'deleteParcelPreset', { id: parcelPreset.id }, '');
  assert.equal(again.__typename, 'NotFound');
});

test('a rule decides over the parcels it holds for, and its reason is kept with the parcel', async () => {
  const light = await saveRule({
    name: 'US light',
    conditions: { countries: ['us'], maxWeightGrams: 2000 },
    action: { strategy: 'FASTEST', signature: 'SIGNATURE', incoterm: 'DDP' },
  });
  assert.equal(light.shippingRule.position, 1, JSON.stringify(light));
  const organizationId = newId('org');
  const [serial = ''] = await receiveKits(platform, 1);
  const fulfillment = await confirm(
    platform,
    order(1, { shippingAddress: usAddress, currency: 'USD' }),
    organizationId,
  );
  await mutate(platform, 'scanSerial', { fulfillmentId: fulfillment.id, serial }, '');
  const quoted = await mutate(
    platform,
    'quoteRates',
    { fulfillmentId: fulfillment.id, parcel },
    `... on QuoteRatesSuccess { rates { id } failures { carrier message } shipment { id version signature
       customs { incoterm total { amount currency } problems { field } isEdited items { sku hsCode } }
       choice { ruleName strategy explanation rate { id transitDays billableWeightGrams dimensionalWeightGrams comparablePrice { currency } } } } }`,
  );
  const { shipment } = quoted;
  assert.equal(shipment.choice.ruleName, 'US light', JSON.stringify(quoted));
  assert.match(
    shipment.choice.explanation,
    /^Rule “US light”: the fastest of \d+ offers, Canada Post /,
  );
  assert.match(shipment.choice.explanation, /With signature\./);
  assert.deepEqual([shipment.signature, shipment.customs.incoterm], ['SIGNATURE', 'DDP']);
  assert.deepEqual(shipment.customs.problems, []);
  // 300 × 200 × 120 mm are 7.2 litres, at 6 litres a kilogram less than the parcel weighs.
  assert.equal(shipment.choice.rate.dimensionalWeightGrams, 1_200);
  assert.equal(shipment.choice.rate.billableWeightGrams, 1_600);

  const stranger = await signedQuery(
    platform.service.url,
    member(organizationId),
    '{ shippingRules { id } }',
  );
  assert.equal(stranger.errors?.[0]?.extensions.code, 'FORBIDDEN');
});

test('rules are tried on the offers of late without a carrier or a write', async () => {
  const before = await platform.db.shipment.findMany({ orderBy: { id: 'asc' } });
  const query = `query ($rule: ShippingRuleInput) { tryShippingRules(rule: $rule, last: 5) {
    ... on TryShippingRulesSuccess { trials { decidedByTried choice { ruleName explanation } shipment { id } } }
    ... on InvalidInput { problems { path } } } }`;
  const rule = { name: 'Trial', action: { strategy: 'CHEAPEST', carriers: ['DHL'] } };
  const { tryShippingRules: tried } = await ask(query, { rule });
  assert.ok(tried.trials.length >= 1, JSON.stringify(tried));
  const [trial] = tried.trials;
  // The rule of the test before stands in front of it and holds for the same parcel.
  assert.deepEqual([trial.decidedByTried, trial.choice.ruleName], [false, 'US light']);
  const { shippingRules } = await ask('{ shippingRules { id name version } }');
  const inPlace = { ...rule, id: shippingRules[0].id };
  const { tryShippingRules: replaced } = await ask(query, { rule: inPlace });
  assert.deepEqual(
    [replaced.trials[0].decidedByTried, replaced.trials[0].choice.ruleName],
    [true, 'Trial'],
  );
  assert.match(replaced.trials[0].choice.explanation, /no offer is fit/);
  assert.deepEqual(await platform.db.shipment.findMany({ orderBy: { id: 'asc' } }), before);
});

test('rules are put in order as a whole, and what cannot be is named', async () => {
  const second = await saveRule({ name: 'Rest', action: { strategy: 'CHEAPEST' } });
  assert.deepEqual(codes(await saveRule({ name: 'rest', action: { strategy: 'CHEAPEST' } })), [
    'rule.name NAME_TAKEN',
  ]);
  const wrong = await saveRule({
    name: 'Wrong',
    conditions: { countries: ['Canada'], minWeightGrams: 500, maxWeightGrams: 100, minValue: '10' },
    action: { strategy: 'PREFERRED', maxTransitDays: 0 },
  });
  const wrongPaths = (wrong.problems ?? []).map(({ path }: { path: string[] }) => path.join('.'));
  assert.ok(wrongPaths.includes('input.rule.conditions.countries.0'), wrongPaths.join());
  assert.ok(wrongPaths.includes('input.rule.action.maxTransitDays'), wrongPaths.join());
  const bounds = await saveRule({
    name: 'Bounds',
    conditions: { minWeightGrams: 500, maxWeightGrams: 100, minValue: '10' },
    action: { strategy: 'PREFERRED' },
  });
  assert.deepEqual(codes(bounds).toSorted(), [
    'rule.action.preferred NEEDS_PREFERRED',
    'rule.conditions.maxWeightGrams UNDER_MINIMUM',
    'rule.conditions.valueCurrency NEEDS_CURRENCY',
  ]);
  const { shippingRules } = await ask('{ shippingRules { id } }');
  const ids = shippingRules.map(({ id }: { id: string }) => id);
  const put = (list: string[]) =>
    mutate(
      platform,
      'orderShippingRules',
      { ids: list },
      `... on OrderShippingRulesSuccess { shippingRules { id position } } ${problems}`,
    );
  assert.deepEqual(codes(await put(ids.slice(1))), ['ids INCOMPLETE']);
  assert.deepEqual(codes(await put([ids[0], ids[0]])), ['ids INCOMPLETE']);
  const ordered = await put(ids.toReversed());
  assert.equal(ordered.shippingRules[0].id, second.shippingRule.id);
  for (const id of ids) await mutate(platform, 'deleteShippingRule', { id }, '');
  assert.deepEqual((await ask('{ shippingRules { id } }')).shippingRules, []);
});

test('what customs miss is named before the carrier is asked, can be told, and is drawn three times', async () => {
  const line = { ...orderLine('MSK-CARTOP', 1), hsCode: null, countryOfOrigin: null };
  const [serial = ''] = await receiveKits(platform, 1);
  const fulfillment = await confirm(
    platform,
    order(1, { shippingAddress: usAddress, lines: [line] }),
    newId('org'),
  );
  await mutate(platform, 'scanSerial', { fulfillmentId: fulfillment.id, serial }, '');
  const { rates, shipment } = await mutate(
    platform,
    'quoteRates',
    { fulfillmentId: fulfillment.id, parcel },
    '... on QuoteRatesSuccess { rates { id } shipment { id version } }',
  );
  const buy = () =>
    mutate(
      platform,
      'buyLabel',
      { shipmentId: shipment.id, rateId: rates[0].id },
      '... on CustomsIncomplete { problems { sku field } } ... on BuyLabelSuccess { shipment { customsInvoiceUrl labelFormat } }',
    );
  const refused = await buy();
  assert.deepEqual(refused.problems, [
    { sku: 'MSK-CARTOP', field: 'hsCode' },
    { sku: 'MSK-CARTOP', field: 'countryOfOrigin' },
  ]);
  const item = {
    ...{ sku: 'MSK-CARTOP', description: 'Vehicle sensor kit', unitWeightGrams: 1_350 },
    ...{ unitValue: '449.00', hsCode: '8526.91', countryOfOrigin: 'ca' },
  };
  const tell = (changes: Record<string, unknown>) =>
    mutate(
      platform,
      'setCustoms',
      {
        ...{ shipmentId: shipment.id, version: shipment.version, reason: 'SAMPLE' },
        ...{ incoterm: 'DAP', items: [item], ...changes },
      },
      `... on SetCustomsSuccess { shipment { customs { reason incoterm isEdited problems { field } } } } ${problems} ${stale}`,
    );
  const wrong = await tell({
    items: [{ ...item, hsCode: '12', unitValue: '0', countryOfOrigin: 'C1' }],
  });
  assert.deepEqual(
    codes(wrong).map((code) => code.split(' ')[0]),
    ['items.0.unitValue', 'items.0.hsCode', 'items.0.countryOfOrigin'],
  );
  assert.deepEqual(codes(await tell({ items: [{ ...item, sku: 'ACC-POWER' }] })), [
    'items.0.sku UNKNOWN_SKU',
  ]);
  const told = await tell({});
  assert.deepEqual(told.shipment.customs, {
    ...{ reason: 'SAMPLE', incoterm: 'DAP', isEdited: true, problems: [] },
  });
  assert.equal((await tell({})).__typename, 'StaleVersion');
  const bought = await buy();
  assert.equal(bought.shipment?.labelFormat, 'PDF_4X6', JSON.stringify(bought));
  const invoice = await PDFDocument.load(
    await (await fetch(bought.shipment.customsInvoiceUrl)).arrayBuffer(),
  );
  assert.equal(invoice.getPageCount(), 3);
  const late = await tell({ version: 99 });
  assert.equal(late.__typename, 'RefusedTransition');
});

test('papers are printed again, lost labels are asked for again, other formats are told apart', async () => {
  const { shipmentId, rateId } = await prepare(platform, newId('org'));
  const print = (changes: Record<string, unknown>) =>
    mutate(
      platform,
      'printPapers',
      { shipmentIds: [shipmentId], kind: 'LABELS', ...changes },
      `... on PrintPapersSuccess { url printed leftOut { reason } } ${problems}`,
    );
  assert.deepEqual(codes(await print({})), ['shipmentIds NOTHING_TO_PRINT']);
  await mutate(platform, 'buyLabel', { shipmentId, rateId }, '');
  assert.equal((await print({})).printed, 1);
  assert.equal((await print({ kind: 'PACKING_SLIPS' })).printed, 1);
  assert.deepEqual(codes(await print({ kind: 'CUSTOMS_INVOICES' })), [
    'shipmentIds NOTHING_TO_PRINT',
  ]);
  assert.deepEqual(codes(await print({ format: 'ZPL_4X6' })), ['shipmentIds NOTHING_TO_PRINT']);
  await platform.db.shipment.update({
    where: { id: shipmentId },
    data: { labelKey: 'labels/lost.pdf', packingSlipKey: 'packing-slips/lost.pdf' },
  });
  const again = await print({ format: 'PDF_A4' });
  assert.equal(again.printed, 1, JSON.stringify(again));
  const sheet = await PDFDocument.load(await (await fetch(again.url)).arrayBuffer());
  assert.deepEqual(sheet.getPage(0).getSize(), { width: 595.28, height: 841.89 });
  assert.equal((await print({ kind: 'PACKING_SLIPS' })).printed, 1);
  assert.equal((await print({ shipmentIds: [newId('shp')] })).__typename, 'NotFound');
  assert.deepEqual(codes(await print({ bulkRunId: newId('blk') })), ['shipmentIds ONE_OF_THEM']);
  assert.deepEqual(codes(await print({ shipmentIds: [] })), ['shipmentIds NOTHING_TO_PRINT']);
});

test('one parcel of several is rated by itself, and the format is the warehouse’s', async () => {
  const { shipmentId } = await prepare(platform, newId('org'));
  const rate = (input: Record<string, unknown>) =>
    mutate(
      platform,
      'quoteRates',
      input,
      `... on QuoteRatesSuccess { shipment { id insured { amount currency } parcel { weightGrams } } } ${problems}`,
    );
  const { shipment } = await rate({ shipmentId, insuredAmount: '250.00' });
  assert.deepEqual(shipment.insured, { amount: '250.00', currency: 'CAD' });
  assert.equal(shipment.parcel.weightGrams, parcel.weightGrams);
  assert.deepEqual(codes(await rate({})), ['fulfillmentId ONE_OF_THEM']);
  assert.equal((await rate({ shipmentId: newId('shp') })).__typename, 'NotFound');
  const fresh = await confirm(platform, order(1), newId('org'));
  await receiveKits(platform, 1);
  assert.deepEqual(codes(await rate({ fulfillmentId: fresh.id })), ['parcel UNMEASURED']);
  const set = await mutate(
    platform,
    'setLabelFormat',
    { warehouseId: toronto, format: 'PDF_LETTER' },
    '... on SetLabelFormatSuccess { warehouse { labelFormat } }',
  );
  assert.equal(set.warehouse.labelFormat, 'PDF_LETTER');
  const unknown = { warehouseId: newId('whs'), format: 'PDF_A4' };
  assert.equal((await mutate(platform, 'setLabelFormat', unknown, '')).__typename, 'NotFound');
});
