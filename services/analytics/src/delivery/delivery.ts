/** What one vehicle gave on one local day. */
export type DeliveryFact = {
  localDate: string;
  vehicleId: string;
  grossMicro: bigint | null;
  otsMicro: bigint | null;
  durationMs: bigint;
  creditedMs: bigint;
  uncoveredMs: bigint;
  gapMs: bigint;
  lengthMm: bigint;
};

export type DeliverySums = Omit<DeliveryFact, 'localDate' | 'vehicleId'>;

export type DeliveryOfDay = DeliverySums & { date: string };
export type DeliveryOfVehicle = DeliverySums & { vehicleId: string };

/** Why there are no impressions. */
export type Missing = 'NO_COUNTS' | 'NO_DRIVING' | 'BEING_MEASURED';

/** The delivery of one line, or of all lines of a campaign. */
export type Delivery = DeliverySums & {
  lineIds: string[];
  daysLive: number;
  vehicles: number;
  byDay: DeliveryOfDay[];
  byVehicle: DeliveryOfVehicle[];
  missing: Missing | null;
  /** The markets without counts, when that is what is missing. */
  marketsWithoutCounts: string[];
};

const nothing: DeliverySums = {
  grossMicro: 0n,
  otsMicro: 0n,
  durationMs: 0n,
  creditedMs: 0n,
  uncoveredMs: 0n,
  gapMs: 0n,
  lengthMm: 0n,
};

/** Sums facts. Where there was no driving at all there are no impressions either, rather than none. */
export function summarise(
  lineIds: string[],
  facts: readonly DeliveryFact[],
  marketsWithoutCounts: string[],
): Delivery {
  const totals = facts.reduce(add, nothing);
  const hasDriven = facts.some(({ durationMs }) => durationMs > 0n);
  const missing = whatIsMissing(totals, hasDriven, marketsWithoutCounts);
  const driven = facts.filter(({ durationMs }) => durationMs > 0n);
  const byDay = group(facts, ({ localDate }) => localDate);
  const byVehicle = group(facts, ({ vehicleId }) => vehicleId);
  return {
    ...totals,
    ...(missing === null ? {} : { grossMicro: null, otsMicro: null }),
    ...{ lineIds, missing, marketsWithoutCounts },
    daysLive: new Set(driven.map(({ localDate }) => localDate)).size,
    vehicles: new Set(driven.map(({ vehicleId }) => vehicleId)).size,
    byDay: byDay.map(([date, sums]) => ({ date, ...sums })),
    byVehicle: byVehicle.map(([vehicleId, sums]) => ({ vehicleId, ...sums })),
  };
}

function whatIsMissing(
  { otsMicro }: DeliverySums,
  hasDriven: boolean,
  marketsWithoutCounts: readonly string[],
): Missing | null {
  if (hasDriven && otsMicro !== null) return null;
  if (marketsWithoutCounts.length > 0) return 'NO_COUNTS';
  return hasDriven ? 'BEING_MEASURED' : 'NO_DRIVING';
}

function group(
  facts: readonly DeliveryFact[],
  keyOf: (fact: DeliveryFact) => string,
): [string, DeliverySums][] {
  const groups = [...Map.groupBy(facts, keyOf)];
  return groups
    .map(([key, members]): [string, DeliverySums] => [key, members.reduce(add, nothing)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A sum of which one term is missing is missing. */
function add(sums: DeliverySums, fact: DeliverySums): DeliverySums {
  return {
    grossMicro: addOrNull(sums.grossMicro, fact.grossMicro),
    otsMicro: addOrNull(sums.otsMicro, fact.otsMicro),
    durationMs: sums.durationMs + fact.durationMs,
    creditedMs: sums.creditedMs + fact.creditedMs,
    uncoveredMs: sums.uncoveredMs + fact.uncoveredMs,
    gapMs: sums.gapMs + fact.gapMs,
    lengthMm: sums.lengthMm + fact.lengthMm,
  };
}

function addOrNull(sum: bigint | null, term: bigint | null): bigint | null {
  return sum === null || term === null ? null : sum + term;
}
