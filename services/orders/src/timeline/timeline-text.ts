import { type Currency, formatMoney } from '@mobilytics/money/money';
import type { Locale, Words } from '../locale.ts';

type Reason = { reason: string };
type Nothing = Record<string, never>;

/** What is stored with an entry of each kind, so that its text can be made in either language. */
export type TimelineData = {
  PLACED: { number: string };
  PAYMENT_CONFIRMED: { amountMinor: number; currency: Currency; method: string | null };
  PAYMENT_FAILED: { code: string | null };
  CONFIRMED: Nothing;
  STOCK_SHORT: { sku: string; missing: number };
  FULFILLMENT_STARTED: Nothing;
  SHIPMENT_UPDATED: ShipmentData;
  DELIVERED: ShipmentData;
  COMPLETED: Nothing;
  HELD: Reason;
  RELEASED: Nothing;
  CANCELED: Reason;
  EXPIRED: Nothing;
  RETURN_REQUESTED: { number: string };
  RETURN_APPROVED: { number: string };
  RETURN_UPDATED: ReturnNews;
  RETURN_RESOLVED: { number: string; resolution: 'REFUND' | 'REPLACE' };
  RETURN_CLOSED: { number: string; status: 'CANCELED' | 'REJECTED'; reason: string | null };
  INVOICED: { number: string | null; amountMinor: number; currency: string };
  PLAN_CHANGED: PlanNews;
  REFUNDED: { amountMinor: number; currency: string; returnNumber: string | null };
  REFUND_FAILED: { amountMinor: number; currency: string };
  NOTE: { text: string } | { about: Concern };
};

type ReturnNews = {
  number: string;
  status: 'LABEL_SENT' | 'IN_TRANSIT' | 'RECEIVED' | 'INSPECTED';
  carrier: string | null;
  trackingNumber: string | null;
};

type PlanNews = {
  description: string;
  quantity: number;
  state: string;
  /** When it ends; null when it goes on. */
  endsAt: string | null;
};

/** Why somebody must look at a payment. */
export type Concern = 'WRONG_CURRENCY' | 'PAID_AFTER_CANCEL' | 'OVERPAID';

export type TimelineKind = keyof TimelineData;

type ShipmentData = {
  status: string;
  carrier: string | null;
  trackingNumber: string | null;
  /** The courier takes back that it was delivered. */
  correction?: boolean;
};

/** The sentence of an entry, in the reader's language. */
export function timelineText(entry: { kind: string; data: unknown }, locale: Locale): string {
  const text = texts[entry.kind as TimelineKind] as
    | ((data: unknown, locale: Locale) => string)
    | undefined;
  return text?.(entry.data, locale) ?? entry.kind;
}

const texts: { [K in TimelineKind]: (data: TimelineData[K], locale: Locale) => string } = {
  PLACED: ({ number }, locale) =>
    ({ en: `Order ${number} was placed.`, fr: `La commande ${number} a été passée.` })[locale],
  PAYMENT_CONFIRMED: ({ amountMinor, currency, method }, locale) => {
    const amount = formatMoney({ amountMinor, currency }, locale);
    const by = method === null ? '' : ` (${method})`;
    return {
      en: `A payment of ${amount} was confirmed${by}.`,
      fr: `Un paiement de ${amount} a été confirmé${by}.`,
    }[locale];
  },
  PAYMENT_FAILED: ({ code }, locale) => (declines[code ?? ''] ?? generalDecline)[locale],
  CONFIRMED: says('The order is paid and confirmed.', 'La commande est payée et confirmée.'),
  STOCK_SHORT: ({ sku, missing }, locale) =>
    ({
      en: `${missing} of ${sku} are missing in stock.`,
      fr: `Il manque ${missing} ${sku} en stock.`,
    })[locale],
  FULFILLMENT_STARTED: says(
    'The order is being prepared for shipping.',
    'La commande est en préparation.',
  ),
  SHIPMENT_UPDATED: shipmentText,
  DELIVERED: shipmentText,
  COMPLETED: says('The order is complete.', 'La commande est terminée.'),
  HELD: ({ reason }, locale) =>
    ({
      en: `The order was put on hold: ${reason}`,
      fr: `La commande a été mise en attente : ${reason}`,
    })[locale],
  RELEASED: says('The order was released.', 'La commande n’est plus en attente.'),
  CANCELED: ({ reason }, locale) =>
    ({
      en: `The order was canceled: ${reason}`,
      fr: `La commande a été annulée : ${reason}`,
    })[locale],
  EXPIRED: says(
    'The order expired because it was not paid in time.',
    'La commande a expiré, car elle n’a pas été payée à temps.',
  ),
  RETURN_REQUESTED: ({ number }, locale) =>
    ({ en: `Return ${number} was asked for.`, fr: `Le retour ${number} a été demandé.` })[locale],
  RETURN_APPROVED: ({ number }, locale) =>
    ({ en: `Return ${number} was approved.`, fr: `Le retour ${number} a été approuvé.` })[locale],
  RETURN_UPDATED: ({ number, status, carrier, trackingNumber }, locale) => {
    const details = parcelDetails({ carrier, trackingNumber }, locale);
    const { en, fr } = returnStates[status];
    return {
      en: `Return ${number} ${en}${details}.`,
      fr: `Le retour ${number} ${fr}${details}.`,
    }[locale];
  },
  RETURN_RESOLVED: ({ number, resolution }, locale) =>
    resolution === 'REPLACE'
      ? {
          en: `The same is sent again for return ${number}.`,
          fr: `Un remplacement est envoyé pour le retour ${number}.`,
        }[locale]
      : {
          en: `A refund for return ${number} was agreed.`,
          fr: `Un remboursement a été accordé pour le retour ${number}.`,
        }[locale],
  RETURN_CLOSED: ({ number, status, reason }, locale) => {
    const because = reason === null ? '' : { en: `: ${reason}`, fr: ` : ${reason}` }[locale];
    return status === 'CANCELED'
      ? {
          en: `Return ${number} was given up.`,
          fr: `Le retour ${number} a été abandonné.`,
        }[locale]
      : {
          en: `Return ${number} was rejected${because}.`,
          fr: `Le retour ${number} a été refusé${because}.`,
        }[locale];
  },
  INVOICED: ({ number, amountMinor, currency }, locale) => {
    const amount = formatMoney({ amountMinor, currency }, locale);
    return {
      en: `Invoice ${number ?? ''} of ${amount} was issued.`,
      fr: `La facture ${number ?? ''} de ${amount} a été émise.`,
    }[locale].replace('  ', ' ');
  },
  PLAN_CHANGED: planText,
  REFUNDED: ({ returnNumber, ...money }, locale) => {
    const amount = formatMoney(money, locale);
    return returnNumber === null
      ? { en: `${amount} were paid back.`, fr: `${amount} ont été remboursés.` }[locale]
      : {
          en: `${amount} were paid back for return ${returnNumber}.`,
          fr: `${amount} ont été remboursés pour le retour ${returnNumber}.`,
        }[locale];
  },
  REFUND_FAILED: (money, locale) => {
    const amount = formatMoney(money, locale);
    return {
      en: `The bank could not take a refund of ${amount}. We will pay it back another way.`,
      fr: `La banque n’a pas pu recevoir un remboursement de ${amount}. Nous le verserons autrement.`,
    }[locale];
  },
  NOTE: (data, locale) => ('text' in data ? data.text : notes[data.about][locale]),
};

function planText({ description, quantity, state, endsAt }: PlanNews, locale: Locale): string {
  const plan = `${quantity} × ${description}`;
  if (state === 'CANCELED')
    return { en: `The data plan ended: ${plan}.`, fr: `Le forfait a pris fin : ${plan}.` }[locale];
  if (endsAt === null)
    return { en: `The data plan is now ${plan}.`, fr: `Le forfait est désormais ${plan}.` }[locale];
  const day = new Intl.DateTimeFormat(`${locale}-CA`, {
    dateStyle: 'long',
    timeZone: 'America/Toronto',
  }).format(new Date(endsAt));
  return {
    en: `The data plan ends on ${day}: ${plan}.`,
    fr: `Le forfait prend fin le ${day} : ${plan}.`,
  }[locale];
}

function says(en: string, fr: string) {
  return (_: unknown, locale: Locale) => ({ en, fr })[locale];
}

const notes: Record<Concern, Words> = {
  WRONG_CURRENCY: {
    en: 'This payment is not in the order’s currency and does not count. It needs somebody.',
    fr: 'Ce paiement n’est pas dans la devise de la commande et ne compte pas. À traiter.',
  },
  PAID_AFTER_CANCEL: {
    en: 'This payment arrived for a canceled order. It must be refunded.',
    fr: 'Ce paiement est arrivé pour une commande annulée. Il doit être remboursé.',
  },
  OVERPAID: {
    en: 'More was paid than the order costs. The difference must be refunded.',
    fr: 'Le montant payé dépasse celui de la commande. La différence doit être remboursée.',
  },
};

const generalDecline: Words = {
  en: 'A payment failed. Nothing was charged.',
  fr: 'Un paiement a échoué. Rien n’a été débité.',
};

/** Stripe's decline and error codes that say something to the customer. */
const declines: Record<string, Words> = {
  card_declined: {
    en: 'The card was declined. Nothing was charged.',
    fr: 'La carte a été refusée. Rien n’a été débité.',
  },
  insufficient_funds: {
    en: 'The card was declined because its funds do not suffice. Nothing was charged.',
    fr: 'La carte a été refusée pour provision insuffisante. Rien n’a été débité.',
  },
  expired_card: {
    en: 'The card was declined because it has expired. Nothing was charged.',
    fr: 'La carte a été refusée, car elle est expirée. Rien n’a été débité.',
  },
  incorrect_cvc: {
    en: 'The card was declined because its security code is wrong. Nothing was charged.',
    fr: 'La carte a été refusée, car son code de sécurité est erroné. Rien n’a été débité.',
  },
};

const carriers: Record<string, Words> = {
  CANADA_POST: { en: 'Canada Post', fr: 'Postes Canada' },
  CHIT_CHATS: { en: 'Chit Chats', fr: 'Chit Chats' },
};

const shipmentStates: Record<string, Words> = {
  DRAFT: { en: 'A shipment is being prepared', fr: 'Un envoi est en préparation' },
  RATED: { en: 'A shipment has its rates', fr: 'Un envoi a ses tarifs' },
  LABEL_REQUESTED: { en: 'A label was asked for', fr: 'Une étiquette a été demandée' },
  LABEL_PURCHASED: { en: 'A parcel is ready to leave', fr: 'Un colis est prêt à partir' },
  HANDED_OVER: { en: 'A parcel was handed over', fr: 'Un colis a été remis au transporteur' },
  IN_TRANSIT: { en: 'A parcel is on its way', fr: 'Un colis est en route' },
  OUT_FOR_DELIVERY: {
    en: 'A parcel is out for delivery',
    fr: 'Un colis est en cours de livraison',
  },
  DELIVERED: { en: 'A parcel was delivered', fr: 'Un colis a été livré' },
  AVAILABLE_FOR_PICKUP: {
    en: 'A parcel waits to be picked up',
    fr: 'Un colis attend d’être ramassé',
  },
  EXCEPTION: {
    en: 'A parcel is delayed; we are looking into it',
    fr: 'Un colis est retardé ; nous nous en occupons',
  },
  RETURN_TO_SENDER: { en: 'A parcel is coming back to us', fr: 'Un colis nous revient' },
  VOID_REQUESTED: { en: 'A label is being voided', fr: 'Une étiquette est en cours d’annulation' },
  VOIDED: { en: 'A label was voided', fr: 'Une étiquette a été annulée' },
};

const returnStates: Record<ReturnNews['status'], Words> = {
  LABEL_SENT: { en: 'has its label', fr: 'a son étiquette' },
  IN_TRANSIT: { en: 'is on its way to us', fr: 'est en route vers nous' },
  RECEIVED: { en: 'was received', fr: 'a été reçu' },
  INSPECTED: { en: 'was inspected', fr: 'a été inspecté' },
};

const corrections: Words = {
  en: 'The courier corrected itself: the parcel was not delivered after all.',
  fr: 'Le transporteur s’est corrigé : le colis n’a finalement pas été livré.',
};

function shipmentText({ status, correction, ...parcel }: ShipmentData, locale: Locale): string {
  const sentence = shipmentStates[status]?.[locale] ?? status;
  const told = `${sentence}${parcelDetails(parcel, locale)}.`;
  return correction ? `${corrections[locale]} ${told}` : told;
}

/** ` (Canada Post 7023210039414604)`, or nothing when neither is known. */
function parcelDetails(
  { carrier, trackingNumber }: Omit<ShipmentData, 'status'>,
  locale: Locale,
): string {
  const name = carrier === null ? null : (carriers[carrier]?.[locale] ?? carrier);
  const details = [name, trackingNumber].filter((detail) => detail !== null).join(' ');
  return details === '' ? '' : ` (${details})`;
}
