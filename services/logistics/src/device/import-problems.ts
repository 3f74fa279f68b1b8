import type { Identity } from '@mobilytics/identity/identity';

type Sentence = Record<Identity['locale'], { message: string; expected: string }>;

/** What can be wrong with a cell, and what would be right. */
const sentences = {
  REQUIRED: {
    en: { message: 'The cell is empty.', expected: 'a value' },
    fr: { message: 'La cellule est vide.', expected: 'une valeur' },
  },
  SERIAL: {
    en: { message: 'This is no serial.', expected: '4 to 40 letters, digits or hyphens' },
    fr: {
      message: 'Ce n’est pas un numéro de série.',
      expected: 'de 4 à 40 lettres, chiffres ou traits d’union',
    },
  },
  IMEI: {
    en: {
      message: 'This is no IMEI: its length or its check digit is wrong.',
      expected: '15 digits, the last of which is the check digit',
    },
    fr: {
      message: 'Ce n’est pas un IMEI : longueur ou clé de contrôle erronée.',
      expected: '15 chiffres, dont le dernier est la clé de contrôle',
    },
  },
  UNKNOWN_SKU: {
    en: { message: 'No item has this SKU.', expected: 'a known SKU' },
    fr: { message: 'Aucun article ne porte ce SKU.', expected: 'un SKU connu' },
  },
  NO_SERIALS: {
    en: { message: 'Items of this SKU have no serials.', expected: 'the SKU of a device' },
    fr: {
      message: 'Les articles de ce SKU n’ont pas de numéro de série.',
      expected: 'le SKU d’un appareil',
    },
  },
  UNKNOWN_WAREHOUSE: {
    en: { message: 'No warehouse has this code.', expected: 'a warehouse’s code' },
    fr: { message: 'Aucun entrepôt ne porte ce code.', expected: 'le code d’un entrepôt' },
  },
  TOO_LONG: {
    en: { message: 'This is too long.', expected: 'at most 40 characters' },
    fr: { message: 'C’est trop long.', expected: 'au plus 40 caractères' },
  },
  TWICE: {
    en: { message: 'It stands in an earlier row, too.', expected: 'each once' },
    fr: { message: 'Se trouve déjà dans une ligne précédente.', expected: 'une seule fois' },
  },
  TAKEN: {
    en: { message: 'Another device has it.', expected: 'one that nobody has' },
    fr: { message: 'Un autre appareil le porte.', expected: 'un numéro libre' },
  },
  DIFFERS: {
    en: { message: 'The device that is here has another.', expected: 'what is known of it' },
    fr: {
      message: 'L’appareil déjà connu en a un autre.',
      expected: 'ce qui est connu de l’appareil',
    },
  },
  CELLS: {
    en: {
      message: 'The row has more cells than there are columns.',
      expected: 'one cell a column',
    },
    fr: {
      message: 'La ligne compte plus de cellules que de colonnes.',
      expected: 'une cellule par colonne',
    },
  },
} satisfies Record<string, Sentence>;

export type ImportCode = keyof typeof sentences;
export type ImportColumn = 'serial' | 'imei' | 'sku' | 'warehouse' | 'firmware';
export type CellProblem = {
  field: ImportColumn | 'row';
  given: string;
  code: ImportCode;
  /** What is right here, when that is known better than in general. */
  right?: string;
};

export function sayProblem(locale: Identity['locale'], { field, given, code, right }: CellProblem) {
  const { message, expected } = sentences[code][locale];
  return { field, given, code, message, expected: right ?? expected };
}
