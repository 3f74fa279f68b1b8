import { type Place, plantBetween } from './places.ts';

export type TrackingState =
  | 'order_received'
  | 'accepted'
  | 'in_transit'
  | 'out_for_delivery'
  | 'delivered'
  | 'available_for_pickup'
  | 'exception'
  | 'return_to_sender';

export interface TrackingEvent {
  /** Canada Post's event identifier. */
  code: string;
  state: TrackingState;
  atMs: number;
  place: Place;
  signatory: string;
}

interface Step {
  code: string;
  state: TrackingState;
  place: Place;
  /** When in the parcel's life it happens, from 0 to 1. */
  share: number;
}

/** What usually happens to a parcel, in order. */
export function usualSteps(from: Place, to: Place): Step[] {
  const via = plantBetween(from, to);
  return [
    { code: '3000', state: 'order_received', place: from, share: 0 },
    { code: '2300', state: 'accepted', place: from, share: 0.15 },
    { code: '0100', state: 'in_transit', place: from, share: 0.3 },
    ...(via ? [{ code: '0100', state: 'in_transit' as const, place: via, share: 0.45 }] : []),
    { code: '0100', state: 'in_transit', place: to, share: 0.6 },
    { code: '0174', state: 'out_for_delivery', place: to, share: 0.8 },
    { code: '1496', state: 'delivered', place: to, share: 1 },
  ];
}

/** What may happen instead of delivery. */
export const detourCodes: Partial<Record<TrackingState, string>> = {
  available_for_pickup: '1438',
  exception: '0173',
  return_to_sender: '1415',
};

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
  '1415': ['Item being returned to sender', 'Article renvoyé à l’expéditeur'],
};

export function describe(code: string, french: boolean): string {
  return descriptions[code]?.[french ? 1 : 0] ?? '';
}
