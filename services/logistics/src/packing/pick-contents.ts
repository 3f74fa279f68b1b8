import type { InputProblem } from '@mobilytics/chassis/validate-input';
import type { Identity } from '@mobilytics/identity/identity';
import { foundProblem } from '../found-problem.ts';
import type { Device, FulfillmentLine } from '../generated/prisma/client.ts';
import type { Contents } from './create-parcel.ts';

type Locale = Identity['locale'];
type Wanted = { lineId: string; quantity: number };

/** Holds wanted pieces against what is free of each line; every problem with its place. */
export function checkQuantities(
  locale: Locale,
  wanted: readonly Wanted[],
  free: ReadonlyMap<string, number>,
): InputProblem[] {
  return wanted.flatMap(({ lineId, quantity }, index) => {
    const left = free.get(lineId);
    if (left === undefined) {
      const en = 'The fulfilment has no such line.';
      return [
        foundProblem(
          locale,
          ['lines', index, 'lineId'],
          'UNKNOWN_LINE',
          en,
          'La préparation ne contient pas cette ligne.',
        ),
      ];
    }
    if (wanted.findIndex((other) => other.lineId === lineId) < index) {
      const en = 'This line is named twice.';
      return [
        foundProblem(
          locale,
          ['lines', index, 'lineId'],
          'LINE_TWICE',
          en,
          'Cette ligne est nommée deux fois.',
        ),
      ];
    }
    if (quantity <= left) return [];
    const en = `Only ${left} of this line are free.`;
    const fr = `Il ne reste que ${left} pièce(s) libres sur cette ligne.`;
    return [foundProblem(locale, ['lines', index, 'quantity'], 'TOO_MANY', en, fr)];
  });
}

/** Puts the named devices to their lines, or the first that are free when none is named. */
export function chooseDevices(
  locale: Locale,
  wanted: readonly Wanted[],
  deviceIds: readonly string[] | null,
  scanned: readonly Device[],
): { contents: Contents; problems: InputProblem[] } {
  const problems: InputProblem[] = [];
  const taken = new Map<string, string[]>(wanted.map(({ lineId }) => [lineId, []]));
  for (const [index, id] of (deviceIds ?? []).entries()) {
    const device = scanned.find((one) => one.id === id);
    const line = wanted.find(({ lineId }) => lineId === device?.fulfillmentLineId);
    const inside = taken.get(line?.lineId ?? '');
    const path = ['deviceIds', index];
    if (device === undefined || line === undefined || inside === undefined) {
      const en = 'This device is not scanned for these lines.';
      problems.push(
        foundProblem(
          locale,
          path,
          'UNKNOWN_DEVICE',
          en,
          'Cet appareil n’est pas numérisé pour ces lignes.',
        ),
      );
    } else if (device.shipmentId !== null || inside.includes(id)) {
      const en = `${device.serial} is in a parcel already.`;
      problems.push(
        foundProblem(locale, path, 'PACKED', en, `${device.serial} se trouve déjà dans un colis.`),
      );
    } else if (inside.length >= line.quantity) {
      const en = 'More devices are named than pieces of their line.';
      problems.push(
        foundProblem(
          locale,
          path,
          'TOO_MANY_DEVICES',
          en,
          'Plus d’appareils sont nommés que de pièces de leur ligne.',
        ),
      );
    } else inside.push(id);
  }
  const contents = wanted.map(({ lineId, quantity }) => {
    const free = scanned.filter((d) => d.fulfillmentLineId === lineId && d.shipmentId === null);
    const ids =
      deviceIds === null ? free.slice(0, quantity).map(({ id }) => id) : taken.get(lineId);
    return { lineId, quantity, deviceIds: ids ?? [] };
  });
  return { contents, problems };
}

/** How many pieces of each line are free. */
export function freePieces(
  lines: readonly FulfillmentLine[],
  takenOf: (line: FulfillmentLine) => number,
): Map<string, number> {
  return new Map(lines.map((line) => [line.id, line.quantity - takenOf(line)]));
}
