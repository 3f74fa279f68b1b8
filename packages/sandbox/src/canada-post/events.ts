import { livedOf } from '../journey.ts';
import type { LivedStep, ParcelState } from '../parcel-life.ts';
import { type Place, plantBetween } from './places.ts';
import type { Shipment } from './shipments.ts';

export interface TrackingEvent {
  /** Canada Post's event identifier. */
  code: string;
  state: ParcelState;
  atMs: number;
  place: Place;
  signatory: string;
}

const codes: Record<ParcelState, string> = {
  order_received: '3000',
  accepted: '2300',
  in_transit: '0100',
  arrived: '0100',
  out_for_delivery: '0174',
  delivered: '1496',
  available_for_pickup: '1438',
  exception: '0173',
  return_to_sender: '1415',
  returned: '1481',
};

/** A signature can be seen: says nothing of where the parcel is. */
export const signatureCode = '20';

/** What was scanned by now, oldest first. */
export function eventsOf(shipment: Shipment, lifeMs: number, nowMs: number): TrackingEvent[] {
  const steps = livedOf(shipment.journey, lifeMs, nowMs);
  return steps.flatMap((step, index) => eventsAt(shipment, step, steps.slice(0, index)));
}

/** A parcel that is signed for has a second event, which tells of the signature only. */
function eventsAt(shipment: Shipment, { state, atMs }: LivedStep, before: LivedStep[]) {
  const place = placeOf(shipment, state, before);
  const event: TrackingEvent = { code: codes[state], state, atMs, place, signatory: '' };
  const signed = state === 'delivered' && shipment.optionCodes.includes('SO');
  if (!signed) return [event];
  const signatory = 'RECIPIENT';
  return [
    { ...event, signatory },
    { ...event, code: signatureCode, signatory },
  ];
}

/** From plant to plant; what was at its destination once stays there, but for the way back. */
function placeOf({ from, to }: Shipment, state: ParcelState, before: LivedStep[]): Place {
  const near: ParcelState[] = ['order_received', 'accepted', 'returned'];
  if (near.includes(state)) return from;
  const hasArrived = before.some((step) => step.state === 'arrived');
  if (state !== 'in_transit' || hasArrived) return to;
  return plantBetween(from, to) ?? from;
}

const descriptions: Record<string, [english: string, french: string]> = {
  '3000': [
    'Order information received by Canada Post',
    'Renseignements sur la commande reçus par Postes Canada',
  ],
  '2300': ['Item picked up by Canada Post', 'Article ramassé par Postes Canada'],
  '0100': ['Item processed at postal facility', 'Article traité à l’installation postale'],
  '0174': ['Item out for delivery', 'Article en cours de livraison'],
  '1496': ['Item successfully delivered', 'Article livré avec succès'],
  '20': [
    'Signature image recorded for Online viewing',
    'Image de la signature enregistrée pour consultation en ligne',
  ],
  '1438': [
    'Item available for pickup at post office',
    'Article prêt à être ramassé au bureau de poste',
  ],
  '0173': [
    'Customer addressing error found; attempting to correct. Possible delay',
    'Erreur d’adresse du client; tentative de correction. Retard possible',
  ],
  '1481': ['Item returned to sender', 'Article retourné à l’expéditeur'],
  '1415': ['Item being returned to sender', 'Article renvoyé à l’expéditeur'],
};

export function describe(code: string, french: boolean): string {
  return descriptions[code]?.[french ? 1 : 0] ?? '';
}
