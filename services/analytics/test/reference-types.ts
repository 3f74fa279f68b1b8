/** What the second implementation of the method takes and gives. */

export interface ReferencePing {
  device: string;
  recordedAtMs: number | null;
  latitude: number | null;
  longitude: number | null;
  receivedAtMs?: number;
  sequence?: number;
}

export interface ReferenceCount {
  id: number;
  countedOn: string;
  latitude: number;
  longitude: number;
  northbound: number | null;
  southbound: number | null;
  eastbound: number | null;
  westbound: number | null;
}

export interface ReferenceInput {
  pings: ReferencePing[];
  counts: ReferenceCount[];
  timeZone: string;
  placement: string;
  illuminated: boolean;
  index: number | null;
  share: number | null;
  carried: (device: string, ms: number) => { line: string; creative: string };
  cell: (latitude: number, longitude: number) => string;
}

export interface ReferenceRow {
  gross: bigint;
  ots: bigint;
  lts: bigint | null;
  audience: bigint | null;
  ms: number;
  creditedMs: number;
  uncoveredMs: number;
  gapMs: number;
  mm: number;
  intervals: number;
}

export interface ReferenceResult extends ReferenceRow {
  pings: number;
  dropped: Record<string, number>;
  jumps: number;
  byVehicleDay: { vehicle: string; localDate: string; otsMicro: bigint }[];
  stations: number;
  rows: Record<string, ReferenceRow>;
  stationDays: Record<string, bigint>;
}
