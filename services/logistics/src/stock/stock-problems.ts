import type { InputProblem } from '@mobilytics/chassis/validate-input';
import type { Identity } from '@mobilytics/identity/identity';
import { foundProblem } from '../found-problem.ts';

type Locale = Identity['locale'];

/** What only the database knows to be wrong with stock, in both languages. */
const sentences = {
  UNKNOWN_SKU: [
    (sku: string | number) => `No item has the SKU ${sku}.`,
    (sku: string | number) => `Aucun article ne porte le SKU ${sku}.`,
  ],
  TWICE: [
    (what: string | number) => `${what} is named twice.`,
    (what: string | number) => `${what} est nommé deux fois.`,
  ],
  SERIALS: [
    (sku: string | number) => `${sku} has serials: name the devices by serial.`,
    (sku: string | number) => `${sku} a des numéros de série : nommez les appareils un à un.`,
  ],
  PROMISED: [
    (reserved: string | number) => `${reserved} are promised to orders; fewer cannot remain.`,
    (reserved: string | number) =>
      `${reserved} sont promis à des commandes ; il ne peut en rester moins.`,
  ],
  TOO_FEW: [
    (onHand: string | number) => `There are only ${onHand}.`,
    (onHand: string | number) => `Il n’y en a que ${onHand}.`,
  ],
  NOT_FREE: [
    (free: string | number) => `Only ${free} are free.`,
    (free: string | number) => `Il n’en reste que ${free} de libres.`,
  ],
  REASON: [() => 'Something differs: say why.', () => 'Il y a un écart : indiquez-en la raison.'],
  SAME_WAREHOUSE: [
    () => 'This is the warehouse where it lies already.',
    () => 'C’est l’entrepôt où cela se trouve déjà.',
  ],
  NOTHING: [
    () => 'Name items or devices to move.',
    () => 'Nommez des articles ou des appareils à déplacer.',
  ],
  UNKNOWN_SERIAL: [
    (serial: string | number) => `No device has the serial ${serial}.`,
    (serial: string | number) => `Aucun appareil ne porte le numéro ${serial}.`,
  ],
  NOT_IN_STOCK: [
    (status: string | number) => `It is not on the shelf: it is ${status}.`,
    (status: string | number) => `Il n’est pas en rayon : il est ${status}.`,
  ],
  WRONG_WAREHOUSE: [
    () => 'It lies in another warehouse.',
    () => 'Il se trouve dans un autre entrepôt.',
  ],
} as const;

/** A problem at its place in the input. */
export function stockProblem(
  locale: Locale,
  path: (string | number)[],
  code: keyof typeof sentences,
  value: string | number = '',
): InputProblem {
  const [en, fr] = sentences[code];
  return foundProblem(locale, path, code, en(value), fr(value));
}
