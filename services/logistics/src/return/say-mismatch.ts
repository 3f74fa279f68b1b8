import type { Identity } from '@mobilytics/identity/identity';
import type { Mismatch } from './match-pieces.ts';

/** What does not fit, and what would. */
export function sayMismatch(mismatch: Mismatch, locale: Identity['locale']): string {
  const [en, fr] = sentences(mismatch);
  return locale === 'fr' ? fr : en;
}

function sentences(mismatch: Mismatch): [en: string, fr: string] {
  switch (mismatch.kind) {
    case 'UNKNOWN_LINE':
      return [
        'This piece was not announced. Choose “wrong item” for it.',
        'Cet article n’était pas annoncé. Choisissez « mauvais article ».',
      ];
    case 'SERIAL_NEEDED':
      return ['Scan the serial of this piece.', 'Numérisez le numéro de série de cet article.'];
    case 'NO_SERIALS':
      return ['This item has no serials.', 'Cet article n’a pas de numéro de série.'];
    case 'ONE_EACH':
      return [
        'A piece with a serial stands for itself: the quantity is 1.',
        'Un article avec numéro de série compte pour un : la quantité est 1.',
      ];
    case 'TWICE':
      return ['This serial is named twice.', 'Ce numéro de série figure deux fois.'];
    case 'QUANTITY':
      return [
        `${mismatch.announced} were announced and ${mismatch.found} are accounted for. Name the rest as missing.`,
        `${mismatch.announced} étaient annoncés, ${mismatch.found} sont indiqués. Indiquez le reste comme manquant.`,
      ];
    case 'NOT_NAMED':
      return [
        `Nothing is said of ${mismatch.serial}. Name it as missing if it was not inside.`,
        `Rien n’est indiqué pour ${mismatch.serial}. Indiquez-le comme manquant s’il n’y était pas.`,
      ];
  }
}
