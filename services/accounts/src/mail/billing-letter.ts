import { formatMoney } from '@mobilytics/money/money';
import { z } from 'zod';
import type { Locale } from '../locale.ts';
import type { Letter } from './letter.ts';

export const billingNews = [
  'INVOICE_ISSUED',
  'PAYMENT_FAILED',
  'REFUNDED',
  'REMINDER',
  'REMINDER_PAUSE_NEXT',
  'PLAN_ENDS',
  'PLAN_ENDED',
] as const;

export type BillingNews = (typeof billingNews)[number];

/** What a customer is told of money. */
export const billingContent = z.object({
  kind: z.literal('BILLING'),
  news: z.enum(billingNews),
  /** The invoice's number, the order's, or the plan. */
  about: z.string(),
  amount: z.object({ amountMinor: z.int(), currency: z.string() }).nullable(),
  /** Until when it is to be paid, when it is tried again, or when it ends. */
  at: z.iso.datetime().nullable(),
  /** Why a payment failed, in the language of the mail. */
  reason: z.string().nullable(),
  url: z.url(),
});

export type BillingContent = z.output<typeof billingContent>;
type Told = { about: string; amount: string; day: string | null; reason: string | null };
type Words = { subject: (told: Told) => string; text: (told: Told) => string[]; action: string };

const english: Record<BillingNews, Words> = {
  INVOICE_ISSUED: {
    subject: ({ about, amount }) => `Invoice ${about}: ${amount}`,
    text: ({ about, amount, day }) => [
      `Invoice ${about} of ${amount} was issued.`,
      day === null
        ? 'It is charged to your default way to pay; you need not do anything.'
        : `Please pay it by ${day}.`,
      'Its page shows what each line is for.',
    ],
    action: 'See the invoice',
  },
  PAYMENT_FAILED: {
    subject: ({ about }) => `The payment of invoice ${about} failed`,
    text: ({ about, amount, day, reason }) => [
      `We could not collect ${amount} for invoice ${about}.${reason === null ? '' : ` ${reason}`}`,
      day === null
        ? 'It is not tried again by itself. Pay the invoice, or use another card, so that your data plans keep running.'
        : `It is tried again on ${day}. Your data plans keep running until then. Pay it now, or use another card, and nothing stops.`,
    ],
    action: 'Pay or change the card',
  },
  REFUNDED: {
    subject: ({ amount }) => `${amount} is on its way back to you`,
    text: ({ about, amount }) => [
      `We paid back ${amount} for ${about}.`,
      'It goes to the card or account that paid; banks take five to ten days to show it.',
    ],
    action: 'See your billing',
  },
  REMINDER: {
    subject: ({ about }) => `Reminder: invoice ${about} is not paid`,
    text: ({ about, amount }) => [
      `Invoice ${about} is overdue: ${amount} are still open.`,
      'Please pay it now. If you paid in the last days, nothing is left to do. If something about it is wrong, answer this mail.',
    ],
    action: 'Pay the invoice',
  },
  REMINDER_PAUSE_NEXT: {
    subject: ({ about, day }) => `Invoice ${about}: your data plans pause on ${day ?? ''}`,
    text: ({ about, amount, day }) => [
      `Invoice ${about} is overdue: ${amount} are still open.`,
      `If it is not paid by then, your data plans pause on ${day ?? ''}. They go on as soon as it is paid.`,
    ],
    action: 'Pay the invoice',
  },
  PLAN_ENDS: {
    subject: ({ about, day }) => `${about} ends on ${day ?? ''}`,
    text: ({ about, day }) => [
      `${about} is canceled and runs until ${day ?? ''}. Nothing is charged for it any more.`,
      'You can keep it until then.',
    ],
    action: 'See the plan',
  },
  PLAN_ENDED: {
    subject: ({ about }) => `${about} has ended`,
    text: ({ about }) => [
      `${about} has ended. Its devices send no data any more, and nothing is charged for it.`,
    ],
    action: 'See the plan',
  },
};

const french: Record<BillingNews, Words> = {
  INVOICE_ISSUED: {
    subject: ({ about, amount }) => `Facture ${about} : ${amount}`,
    text: ({ about, amount, day }) => [
      `La facture ${about} de ${amount} a été émise.`,
      day === null
        ? 'Elle est portée à votre mode de paiement par défaut ; vous n’avez rien à faire.'
        : `Veuillez la payer d’ici le ${day}.`,
      'Sa page indique à quoi correspond chaque ligne.',
    ],
    action: 'Voir la facture',
  },
  PAYMENT_FAILED: {
    subject: ({ about }) => `Le paiement de la facture ${about} a échoué`,
    text: ({ about, amount, day, reason }) => [
      `Nous n’avons pas pu percevoir ${amount} pour la facture ${about}.${reason === null ? '' : ` ${reason}`}`,
      day === null
        ? 'Aucun autre essai n’est prévu. Payez la facture ou changez de carte pour que vos forfaits de données continuent.'
        : `Un nouvel essai aura lieu le ${day}. Vos forfaits de données continuent jusque-là. Payez maintenant ou changez de carte, et rien ne s’arrête.`,
    ],
    action: 'Payer ou changer de carte',
  },
  REFUNDED: {
    subject: ({ amount }) => `Vous serez remboursé de ${amount}`,
    text: ({ about, amount }) => [
      `Nous avons remboursé ${amount} pour ${about}.`,
      'La somme retourne à la carte ou au compte qui a payé ; les banques l’affichent en cinq à dix jours.',
    ],
    action: 'Voir votre facturation',
  },
  REMINDER: {
    subject: ({ about }) => `Rappel : la facture ${about} n’est pas payée`,
    text: ({ about, amount }) => [
      `La facture ${about} est en souffrance : il reste ${amount} à payer.`,
      'Veuillez la payer maintenant. Si vous avez payé ces derniers jours, vous n’avez rien à faire. Si quelque chose est inexact, répondez à ce courriel.',
    ],
    action: 'Payer la facture',
  },
  REMINDER_PAUSE_NEXT: {
    subject: ({ about, day }) =>
      `Facture ${about} : vos forfaits de données seront suspendus le ${day ?? ''}`,
    text: ({ about, amount, day }) => [
      `La facture ${about} est en souffrance : il reste ${amount} à payer.`,
      `Sans paiement d’ici là, vos forfaits de données seront suspendus le ${day ?? ''}. Ils reprendront dès que la facture sera payée.`,
    ],
    action: 'Payer la facture',
  },
  PLAN_ENDS: {
    subject: ({ about, day }) => `${about} prend fin le ${day ?? ''}`,
    text: ({ about, day }) => [
      `${about} est annulé et fonctionne jusqu’au ${day ?? ''}. Plus rien n’est débité pour ce forfait.`,
      'Vous pouvez le garder jusque-là.',
    ],
    action: 'Voir le forfait',
  },
  PLAN_ENDED: {
    subject: ({ about }) => `${about} a pris fin`,
    text: ({ about }) => [
      `${about} a pris fin. Ses appareils n’envoient plus de données et plus rien n’est débité.`,
    ],
    action: 'Voir le forfait',
  },
};

/** The letter about money. */
export function billingLetter(content: BillingContent, locale: Locale): Letter {
  const { news, about, amount, at, reason, url } = content;
  const words = (locale === 'fr' ? french : english)[news];
  const told = {
    ...{ about, reason },
    amount: amount === null ? '' : formatMoney(amount, locale),
    day: at === null ? null : day(at, locale),
  };
  return {
    subject: words.subject(told),
    paragraphs: words.text(told),
    action: { label: words.action, url },
  };
}

/** Days are those of Eastern time, as on invoices. */
function day(instant: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(`${locale}-CA`, {
    ...{ dateStyle: 'long', timeZone: 'America/Toronto' },
  });
  return format.format(new Date(instant));
}
