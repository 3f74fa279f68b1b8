import type { TrackingStatus } from '../carrier.ts';

/**
 * What DHL's divisions say in English, German and French, the most particular first: a parcel that "could
 * not be delivered and is ready for collection, or will be returned" is ready for collection.
 */
const byWords: [TrackingStatus, RegExp[]][] = [
  [
    'AVAILABLE_FOR_PICKUP',
    [
      /(?<!not )(?<!by customer )\b(ready|available|awaiting|waiting)\b(?! at pick)(?!.{0,40}\bcourier\b).{0,30}\b(collection|pick[- ]?up|collected|picked up)\b/iu,
      /abgeholt werden|zur abholung|abholbereit|(packstation|filiale|paketshop).{0,40}(bereit|abhol)/iu,
      /pr[êe]te? [àa] (être )?(retir|récup)|disponible .{0,20}retrait/iu,
    ],
  ],
  [
    'RETURN_TO_SENDER',
    [
      /\breturn(ed|ing)?\b.{0,30}\b(sender|shipper|consignor|origin)\b/iu,
      /\b(being|was|is|has been) returned\b|\breturn(ed)? shipment\b/iu,
      /r[üu]cksendung|zur[üu]ckgesandt|zur[üu]ck an (den )?absender/iu,
      /retour(n[ée]e?s?)? .{0,20}exp[ée]diteur/iu,
    ],
  ],
  [
    'EXCEPTION',
    [
      /\b(could not|couldn['’]t|unable to|cannot) be delivered\b|\b(not|un)[ -]?deliver(ed|able)\b/iu,
      /\bunsuccessful\b|\bdelivery attempt(ed)?\b|\battempted delivery\b|\bnot possible\b/iu,
      /\brefused?\b|\bon hold\b|\bheld\b|\bdamaged?\b|\b(bad|incorrect|insufficient) address\b/iu,
      /\bnicht zugestellt\b|\bannahme verweigert\b|\bn['’]a pu être livr/iu,
    ],
  ],
  [
    'OUT_FOR_DELIVERY',
    [
      /\bout (for|on) delivery\b|\bout with (the )?courier\b|\bwith (the )?deliver(y|ing) courier\b/iu,
      /\bloaded (on|in)to (the )?delivery vehicle\b|zustellfahrzeug|in zustellung|en cours de livraison/iu,
    ],
  ],
  [
    'DELIVERED',
    [
      /(?<!\bbe )\bdelivered\b(?! to (a |the )?(agent|dhl|facility|depot|hub))/iu,
      /(?<!nicht )\bzugestellt\b|\blivr[ée]e?s?(?!\p{L})/iu,
    ],
  ],
  [
    'PRE_TRANSIT',
    [
      /\b(order|shipment|electronic(al|ally)?) (shipment )?(data|information)\b|\blabel (created|printed)\b/iu,
      /elektronisch angek[üu]ndigt/iu,
    ],
  ],
  ['IN_TRANSIT', [/\b(in transit|processed|departed|arrived|picked up|customs|transferred)\b/iu]],
];

/** The state that a sentence tells, null when it tells none that we know. */
export function statusOfWords(text: string): TrackingStatus | null {
  return byWords.find(([, words]) => words.some((word) => word.test(text)))?.[0] ?? null;
}
