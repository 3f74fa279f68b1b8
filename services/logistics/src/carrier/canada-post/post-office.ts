import type { CarrierEvent, PickupPlace } from '../carrier.ts';
import type { XmlDocument, XmlNode } from '../xml.ts';
import type { Api } from './api.ts';
import { unreadable } from './messages.ts';

const keptMs = 86_400_000;
const keptAtMost = 1_000;

type Kept = { place: Promise<PickupPlace>; until: number };

/** The post office that an event names. Pages ask for it again and again, so it is kept for a day. */
export function postOffices({ question }: Api) {
  const kept = new Map<string, Kept>();

  function ask(id: string): Promise<PickupPlace> {
    const known = kept.get(id);
    if (known !== undefined && known.until > Date.now()) return known.place;
    const path = `/rs/postoffice/${id}/detail`;
    const place = question({ path, type: 'postoffice', operation: 'discovery' }).then(
      readPostOffice,
    );
    if (kept.size >= keptAtMost) kept.clear();
    kept.set(id, { place, until: Date.now() + keptMs });
    place.catch(() => kept.delete(id));
    return place;
  }

  return async ({ raw }: Pick<CarrierEvent, 'raw'>): Promise<PickupPlace | null> => {
    const id = raw['event-retail-location-id'];
    // Tracking leaves the zeros of the ten digits out.
    if (typeof id !== 'string' || !/^\d{1,10}$/.test(id)) return null;
    return ask(id.padStart(10, '0'));
  };
}

function readPostOffice({ root, node }: XmlDocument): PickupPlace {
  const name = node.text('name') ?? node.text('location');
  const line1 = node.text('address', 'office-address');
  if (root !== 'post-office-detail' || name === null || line1 === null) {
    throw unreadable(`<${root}> instead of a post office.`);
  }
  return {
    ...{ name, line1 },
    city: node.text('address', 'city') ?? '',
    region: node.text('address', 'province') ?? '',
    postalCode: node.text('address', 'postal-code') ?? '',
    hours: node
      .all('hours-list')
      .flatMap(readHours)
      .sort((a, b) => a.day - b.day),
  };
}

/** One or two stretches of a day; Canada Post counts days from Sunday, 1. */
function readHours(list: XmlNode): PickupPlace['hours'] {
  const day = Number(list.text('day'));
  if (!(day >= 1 && day <= 7)) return [];
  const times = list.all('time').map((time) => (time.text() ?? '').padStart(5, '0'));
  return [0, 2].flatMap((first) => {
    const [opensAt, closesAt] = times.slice(first, first + 2);
    if (opensAt === undefined || closesAt === undefined || opensAt >= closesAt) return [];
    return [{ day: day === 1 ? 7 : day - 1, opensAt, closesAt }];
  });
}
