export const meters = ['VEHICLE_DAYS', 'IMPRESSIONS'] as const;
export type Meter = (typeof meters)[number];

interface MeterFacts {
  /** What Stripe calls its events. */
  eventName: string;
  displayName: string;
  sku: string;
  /** How many units a price is for. */
  pricedPer: number;
}

export const meterFacts: Record<Meter, MeterFacts> = {
  VEHICLE_DAYS: {
    eventName: 'vehicle_days',
    displayName: 'Vehicle-days',
    sku: 'USAGE-VEHICLE-DAY',
    pricedPer: 1,
  },
  IMPRESSIONS: {
    eventName: 'ots_impressions',
    displayName: 'Impressions (OTS), persons',
    sku: 'USAGE-IMPRESSIONS',
    pricedPer: 1_000,
  },
};

/** By which Stripe knows one difference of a line's day; the same difference has the same one. */
export const usageIdentifier = (lineId: string, day: string, meter: Meter, version: number) =>
  `line:${lineId}:${day}:${meter}:${version}`;
