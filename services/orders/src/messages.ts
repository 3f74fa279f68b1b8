import type { Locale, Words } from './locale.ts';
import type { OrderStatus } from './order/order-status.ts';

/** What expected refusals say, in both languages. */
export const messages = {
  orderNotFound: {
    en: 'There is no such order. Check its id.',
    fr: 'Cette commande n’existe pas. Vérifiez son identifiant.',
  },
  staleVersion: {
    en: 'The order was changed in the meantime. Look at it again and repeat what you wanted to do.',
    fr: 'La commande a été modifiée entre-temps. Consultez-la de nouveau, puis recommencez.',
  },
} satisfies Record<string, Words>;

export function unknownSkuMessage(sku: string, locale: Locale): string {
  return {
    en: `We sell nothing with the SKU ${sku}.`,
    fr: `Nous ne vendons rien sous l’UGS ${sku}.`,
  }[locale];
}

export function duplicateReferenceMessage(number: string, locale: Locale): string {
  return {
    en: `This reference belongs to order ${number} already.`,
    fr: `Cette référence appartient déjà à la commande ${number}.`,
  }[locale];
}

const statusWords: Record<OrderStatus, Words> = {
  DRAFT: { en: 'a draft', fr: 'à l’état de brouillon' },
  PLACED: { en: 'waiting for payment', fr: 'en attente de paiement' },
  CONFIRMED: { en: 'paid and confirmed', fr: 'payée et confirmée' },
  IN_FULFILLMENT: { en: 'being prepared or on its way', fr: 'en préparation ou en route' },
  COMPLETED: { en: 'complete', fr: 'terminée' },
  CANCELED: { en: 'canceled', fr: 'annulée' },
  EXPIRED: { en: 'expired', fr: 'expirée' },
  ON_HOLD: { en: 'on hold', fr: 'en attente d’une vérification' },
};

const needed = {
  CANCEL: {
    en: 'Only an order that nothing was paid for can be canceled; for a paid one, write to us.',
    fr: 'Seule une commande impayée peut être annulée ; pour une commande payée, écrivez-nous.',
  },
  HOLD: {
    en: 'Only an order that is placed, confirmed or being fulfilled can be put on hold.',
    fr: 'Seule une commande passée, confirmée ou en préparation peut être mise en attente.',
  },
  RELEASE: {
    en: 'Only an order that is on hold can be released.',
    fr: 'Seule une commande mise en attente peut être libérée.',
  },
} satisfies Record<string, Words>;

/** Which state the order is in, and which would be needed. */
export function refusedMessage(
  trigger: keyof typeof needed,
  from: OrderStatus,
  locale: Locale,
): string {
  const state = { en: 'The order is', fr: 'La commande est' }[locale];
  return `${state} ${statusWords[from][locale]}. ${needed[trigger][locale]}`;
}
