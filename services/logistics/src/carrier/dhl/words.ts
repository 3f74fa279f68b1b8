import type { TrackingStatus } from '../carrier.ts';

/**
 * What DHL's divisions say in English, German and French, the most particular first: a parcel that
 * "could not be delivered and is ready for collection" is ready for collection.
 */
const byWords: [TrackingStatus, RegExp][] = [
  [
    'RETURN_TO_SENDER',
    /\breturn(ed|ing)?\b.{0,30}\b(sender|shipper|consignor|origin)\b|\b(being|was|is|has been) returned\b|\breturn(ed)? shipment\b|r[üu]cksendung|zur[üu]ckgesandt|zur[üu]ck an (den )?absender|retour(n[ée]e?s?)? .{0,20}exp[ée]diteur/iu,
  ],
  [
    'AVAILABLE_FOR_PICKUP',
    /\b(ready|available|awaiting|waiting)\b.{0,30}\b(collection|pick[- ]?up|collected|picked up)\b|abgeholt werden|zur abholung|abholbereit|(packstation|filiale|paketshop).{0,40}(bereit|abhol)|pr[êe]te? [àa] (être )?(retir|récup)|disponible .{0,20}retrait/iu,
  ],
  [
    'EXCEPTION',
    /\b(could not|unable to|cannot) be delivered\b|\bunsuccessful\b|\bdelivery attempt(ed)?\b|\brefused\b|\b(on|held|hold)\b.{0,3}\bhold\b|\bnicht zugestellt\b|\bannahme verweigert\b|\bn['’]a pu être livr/iu,
  ],
  [
    'OUT_FOR_DELIVERY',
    /\bout (for|on) delivery\b|\bout with (the )?courier\b|\bwith (the )?deliver(y|ing) courier\b|\bloaded (on|in)to the delivery vehicle\b|zustellfahrzeug|in zustellung|en cours de livraison/iu,
  ],
  [
    'DELIVERED',
    /\bdelivered\b(?! to (a |the )?(dhl|facility|depot))|\bzugestellt\b|\blivr[ée]e?s?\b/iu,
  ],
  [
    'PRE_TRANSIT',
    /\b(order|shipment|electronic(ally)?) (data|information)\b|elektronisch angek[üu]ndigt/iu,
  ],
  ['IN_TRANSIT', /\b(in transit|processed|departed|arrived|picked up|customs|transferred)\b/iu],
];

/** The state that a sentence tells, null when it tells none that we know. */
export function statusOfWords(text: string): TrackingStatus | null {
  return byWords.find(([, words]) => words.test(text))?.[0] ?? null;
}
