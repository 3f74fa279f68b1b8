import type { Api } from './api.ts';
import type { People } from './people.ts';

const mutation = (name: string) =>
  `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) {
    __typename ... on UserError { message path } } }`;
const SAVE_PRESET = mutation('saveParcelPreset');
const SAVE_RULE = mutation('saveShippingRule');
const ARRANGE = mutation('arrangeStock');
const ADJUST = mutation('adjustStock');
const WAREHOUSES = 'query { warehouses { id code } }';

const DAY_MS = 86_400_000;

const presets = [
  {
    ...{ name: 'Single kit', lengthMillimetres: 260, widthMillimetres: 200 },
    ...{ heightMillimetres: 110, tareGrams: 140, maxWeightGrams: 3_000 },
  },
  {
    ...{ name: 'Fleet carton', lengthMillimetres: 600, widthMillimetres: 400 },
    ...{ heightMillimetres: 400, tareGrams: 950, maxWeightGrams: 30_000 },
  },
];

const rulesOf = (chicago: string | undefined) => [
  {
    name: 'Express: whoever is fastest',
    conditions: { shippingMethods: ['EXPRESS'] },
    action: { strategy: 'FASTEST' },
  },
  {
    name: 'Dear parcels are signed for',
    conditions: { minValue: '2500.00', valueCurrency: 'CAD' },
    action: { strategy: 'CHEAPEST', signature: 'SIGNATURE' },
  },
  {
    name: 'Overseas with DHL',
    conditions: { countries: ['GB', 'FR', 'DE'] },
    action: { strategy: 'PREFERRED', preferred: [{ carrier: 'DHL' }], incoterm: 'DAP' },
  },
  {
    name: 'From Chicago with the post',
    conditions: { countries: ['US'], warehouseIds: [chicago], maxWeightGrams: 30_000 },
    action: { strategy: 'PREFERRED', preferred: [{ carrier: 'USPS' }] },
  },
  {
    name: 'Light accessories go cheaply',
    conditions: { countries: ['CA'], skus: ['ACC-*'], maxWeightGrams: 2_000 },
    action: { strategy: 'CHEAPEST', carriers: ['CANADA_POST', 'CHIT_CHATS'] },
  },
  {
    name: 'Québec with Canada Post, until the strike is over',
    active: false,
    conditions: { countries: ['CA'], regions: ['QC'] },
    action: { strategy: 'CHEAPEST', carriers: ['CHIT_CHATS', 'DHL'] },
  },
];

/** Where things lie on the shelves, and how few are too few: one of them is. */
const shelves = [
  { sku: 'MSK-CARTOP', bin: 'A-01', alertLevel: 20 },
  { sku: 'MSK-TRUCK', bin: 'A-02', alertLevel: 30 },
  { sku: 'ACC-MOUNT', bin: 'B-04', alertLevel: 50 },
  { sku: 'ACC-POWER', bin: 'B-05', alertLevel: 50 },
];

/** Boxes, rules and shelves, as the company has arranged its warehouses by now. */
export async function loadShippingSetup(api: Api, { admin }: People, now: Date): Promise<void> {
  const warehouses = await api.ask<{ id: string; code: string }[]>(admin, WAREHOUSES, {});
  const at = (daysAgo: number) => new Date(now.getTime() - daysAgo * DAY_MS);
  for (const [index, preset] of presets.entries()) {
    await api.act(admin, SAVE_PRESET, preset, { at: at(200), key: `preset-${index}` });
  }
  const chicago = warehouses.find(({ code }) => code === 'CHI');
  // One after the other: each is asked after those before it.
  for (const [index, rule] of rulesOf(chicago?.id).entries()) {
    await api.act(admin, SAVE_RULE, { rule }, { at: at(60), key: `rule-${index}` });
  }
  for (const { id: warehouseId, code } of warehouses) {
    for (const shelf of shelves) {
      const act = { at: at(180), key: `shelf-${code}-${shelf.sku}` };
      await api.act(admin, ARRANGE, { warehouseId, ...shelf }, act);
    }
  }
  const note = 'Two were bent under the pallet.';
  await api.act(
    admin,
    ADJUST,
    { warehouseId: chicago?.id, sku: 'ACC-MOUNT', difference: -2, reason: 'DAMAGED', note },
    { at: at(3), key: 'adjust-chicago' },
  );
}
