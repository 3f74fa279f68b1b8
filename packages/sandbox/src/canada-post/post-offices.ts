import type { Call } from './gateway.ts';
import { CarrierError } from './messages.ts';
import { type Place, plants } from './places.ts';
import { namespaces } from './request-schemas.ts';
import { documentOf, el } from './xml.ts';

export const postOfficeMediaType = 'application/vnd.cpc.postoffice+xml';

/** One office at each plant; its id is made of the first letter of the postal codes there. */
export function officeOf(place: Place): { id: string; name: string } | undefined {
  // By name: a place that was kept over a restart is another object.
  const letter = Object.keys(plants).find((key) => plants[key]?.city === place.city);
  if (letter === undefined) return undefined;
  return { id: String(100_000 + letter.charCodeAt(0)).padStart(10, '0'), name: `${place.city} PO` };
}

/** `GET /rs/postoffice/{id}/detail`: its address and when it is open. */
export function postOfficeDetail({ params }: Call): string {
  const letter = String.fromCharCode(Number(params.id) - 100_000);
  const place = plants[letter];
  const office = place && officeOf(place);
  if (!place || !office || office.id !== params.id)
    throw new CarrierError(404, '9120', `There is no post office ${params.id}.`);
  const weekdays = ['2', '3', '4', '5', '6'];
  return documentOf(
    'post-office-detail',
    namespaces.postoffice,
    el(
      'address',
      el('city', place.city),
      el('latitude', place.latitude.toFixed(5)),
      el('longitude', place.longitude.toFixed(5)),
      el('postal-code', `${letter}1A1A1`),
      el('province', place.province),
      el('office-address', '100 MAIN ST'),
    ),
    el('location', 'SANDBOX PHARMACY'),
    el('name', office.name),
    el('office-id', office.id),
    el('bilingual-designation', true),
    weekdays.map((day) =>
      el('hours-list', el('day', day), el('time', '9:00'), el('time', '17:30')),
    ),
    el(
      'hours-list',
      el('day', '7'),
      ...['9:00', '12:00', '13:00', '16:00'].map((time) => el('time', time)),
    ),
  );
}
