/**
 * A tax that a region charges, from and until a day (UTC, `until` excluded). Rates are millionths
 * of the net amount: 13 % is 130000.
 */
export type TaxRate = {
  country: string;
  region: string;
  name: string;
  rateMicro: number;
  from?: string;
  until?: string;
};

const gst = { name: 'GST', rateMicro: 50_000 };

function canada(
  region: string,
  ...rates: { name: string; rateMicro: number; from?: string; until?: string }[]
): TaxRate[] {
  return rates.map((rate) => ({ country: 'CA', region, ...rate }));
}

/** Federal and provincial sales taxes, as the Canada Revenue Agency and the provinces publish them. */
const canadianTaxes = [
  canada('AB', gst),
  canada('BC', gst, { name: 'PST BC', rateMicro: 70_000 }),
  canada('MB', gst, { name: 'RST MB', rateMicro: 70_000 }),
  canada('NB', { name: 'HST NB', rateMicro: 150_000 }),
  canada('NL', { name: 'HST NL', rateMicro: 150_000 }),
  canada(
    'NS',
    { name: 'HST NS', rateMicro: 150_000, until: '2025-04-01' },
    { name: 'HST NS', rateMicro: 140_000, from: '2025-04-01' },
  ),
  canada('NT', gst),
  canada('NU', gst),
  canada('ON', { name: 'HST ON', rateMicro: 130_000 }),
  canada('PE', { name: 'HST PE', rateMicro: 150_000 }),
  canada('QC', gst, { name: 'QST', rateMicro: 99_750 }),
  canada('SK', gst, { name: 'PST SK', rateMicro: 60_000 }),
  canada('YT', gst),
].flat();

/** Sales taxes of the states in per cent, without what counties and cities add. */
const statePercents: Record<string, number> = {
  AL: 4,
  AZ: 5.6,
  AR: 6.5,
  CA: 7.25,
  CO: 2.9,
  CT: 6.35,
  DC: 6,
  FL: 6,
  GA: 4,
  HI: 4,
  ID: 6,
  IL: 6.25,
  IN: 7,
  IA: 6,
  KS: 6.5,
  KY: 6,
  LA: 5,
  ME: 5.5,
  MD: 6,
  MA: 6.25,
  MI: 6,
  MN: 6.875,
  MS: 7,
  MO: 4.225,
  NE: 5.5,
  NV: 6.85,
  NJ: 6.625,
  NM: 4.875,
  NY: 4,
  NC: 4.75,
  ND: 5,
  OH: 5.75,
  OK: 4.5,
  PA: 6,
  RI: 7,
  SC: 6,
  SD: 4.2,
  TN: 7,
  TX: 6.25,
  UT: 6.1,
  VT: 6,
  VA: 5.3,
  WA: 6.5,
  WV: 6,
  WI: 5,
  WY: 4,
};

const stateTaxes: TaxRate[] = Object.entries(statePercents).map(([region, percent]) => ({
  country: 'US',
  region,
  name: `${region} sales tax`,
  rateMicro: Math.round(percent * 10_000),
}));

/** The taxes of the world, as far as we collect them: nothing is charged elsewhere. */
const taxRates: readonly TaxRate[] = [...canadianTaxes, ...stateTaxes];

/** The taxes that a place charges on a day. */
export function taxRatesOf(place: { country: string; region: string }, on: Date): TaxRate[] {
  const day = on.toISOString().slice(0, 10);
  return taxRates.filter(
    (rate) =>
      rate.country === place.country &&
      rate.region === place.region &&
      (rate.from === undefined || rate.from <= day) &&
      (rate.until === undefined || day < rate.until),
  );
}
