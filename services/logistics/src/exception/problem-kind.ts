import type { ExceptionKind } from '../generated/prisma/enums.ts';

/** The carriers' words for why a parcel could not be delivered, in English and French. */
const words: [ExceptionKind, RegExp][] = [
  ['REFUSED', /refus(ed|al)?\b|refusé|not (want|accept)ed|declined/iu],
  [
    'CUSTOMS',
    /customs|douan|clearance|duties|dut(y|ies) (and|or|&) tax|import (document|charge|control)|broker/iu,
  ],
  [
    'BAD_ADDRESS',
    /address|adresse|no such (number|street)|unknown (recipient|addressee)|insufficient|undeliverable as|moved|déménag|vacant|destinataire inconnu|incorrect|incomplete/iu,
  ],
];

/** What stands in a parcel's way, as far as the carrier's words tell. */
export function problemKind({ description }: { description: string }): ExceptionKind {
  return words.find(([, pattern]) => pattern.test(description))?.[0] ?? 'DELIVERY_PROBLEM';
}
