import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { SequencedPing } from './sequence-pings.ts';

/** Writes pings as they are sent, so that `npm run measure` can work on the same; `.gz` is packed. */
export function writePings(path: string, byVehicle: Map<string, readonly SequencedPing[]>): void {
  const lines = ['vehicle,trip,recorded_at,latitude,longitude'];
  for (const [vehicle, pings] of byVehicle) {
    const name = /[",\r\n]/.test(vehicle) ? `"${vehicle.replaceAll('"', '""')}"` : vehicle;
    for (const { recordedAt, latitude, longitude } of pings) {
      lines.push(`${name},,${recordedAt},${latitude},${longitude}`);
    }
  }
  const text = `${lines.join('\n')}\n`;
  writeFileSync(path, path.endsWith('.gz') ? gzipSync(text) : text);
}
