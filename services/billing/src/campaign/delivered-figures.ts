import { coverageMicroOf, type DeliveredSums } from './delivered-sums.ts';

/** `1234567` micro-units as `1.234567`. */
export function microDecimal(micro: bigint | number): string {
  const value = BigInt(micro);
  const digits = (value < 0n ? -value : value).toString().padStart(7, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

/** Delivered figures as the API tells them: never a number without its level, method and time. */
export function deliveredFigures(sums: Omit<DeliveredSums, 'lineId'>) {
  const { otsMicro, methodVersion, asOf, vehicleDays, days } = sums;
  const coverage = coverageMicroOf(sums);
  return {
    impressions: otsMicro === null ? null : microDecimal(otsMicro),
    coverage: otsMicro === null || coverage === null ? null : microDecimal(coverage),
    ...{ level: 'OTS', methodVersion, asOf, vehicleDays, days },
  };
}
