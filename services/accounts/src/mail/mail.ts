import { z } from 'zod';
import { billingContent, billingLetter } from './billing-letter.ts';
import { type Letter, setLetter } from './letter.ts';
import { shipmentContent, shipmentLetter } from './shipment-letter.ts';

const content = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('VERIFY_ADDRESS'), name: z.string(), url: z.url() }),
  z.object({ kind: z.literal('ADDRESS_IN_USE'), name: z.string(), url: z.url() }),
  z.object({ kind: z.literal('RESET_PASSWORD'), name: z.string(), url: z.url() }),
  z.object({
    kind: z.literal('INVITATION'),
    organizationName: z.string(),
    invitedBy: z.string(),
    url: z.url(),
  }),
  shipmentContent,
  billingContent,
]);

/** Whom to write what, in which language. */
export const mail = z.object({ to: z.email(), locale: z.enum(['en', 'fr']), content });

export type Mail = z.output<typeof mail>;
type Content = Mail['content'];

/** The subject, text and HTML of a mail. */
export function composeMail({ locale, content }: Mail) {
  return setLetter(locale === 'fr' ? french(content) : english(content), locale);
}

function english(content: Content): Letter {
  switch (content.kind) {
    case 'VERIFY_ADDRESS':
      return {
        subject: 'Confirm your e-mail address',
        paragraphs: [
          `Hello ${content.name},`,
          'Confirm this address to open your Mobilytics account. The link works for one hour.',
        ],
        action: { label: 'Confirm address', url: content.url },
      };
    case 'ADDRESS_IN_USE':
      return {
        subject: 'You already have a Mobilytics account',
        paragraphs: [
          `Hello ${content.name},`,
          'Somebody, probably you, tried to open an account with this address. It has one already: sign in, or choose a new password if you forgot it.',
        ],
        action: { label: 'Sign in', url: content.url },
      };
    case 'RESET_PASSWORD':
      return {
        subject: 'Choose a new password',
        paragraphs: [
          `Hello ${content.name},`,
          'You asked for a new password. The link works once, for one hour.',
        ],
        action: { label: 'Choose a new password', url: content.url },
      };
    case 'INVITATION':
      return {
        subject: `${content.invitedBy} invites you to ${content.organizationName}`,
        paragraphs: [
          `${content.invitedBy} invites you to work with ${content.organizationName} on Mobilytics. The invitation is good for 7 days.`,
        ],
        action: { label: 'Accept invitation', url: content.url },
      };
    case 'SHIPMENT':
      return shipmentLetter(content, 'en');
    case 'BILLING':
      return billingLetter(content, 'en');
  }
}

function french(content: Content): Letter {
  switch (content.kind) {
    case 'VERIFY_ADDRESS':
      return {
        subject: 'Confirmez votre adresse courriel',
        paragraphs: [
          `Bonjour ${content.name},`,
          'Confirmez cette adresse pour ouvrir votre compte Mobilytics. Le lien est valide pendant une heure.',
        ],
        action: { label: 'Confirmer l’adresse', url: content.url },
      };
    case 'ADDRESS_IN_USE':
      return {
        subject: 'Vous avez déjà un compte Mobilytics',
        paragraphs: [
          `Bonjour ${content.name},`,
          'Quelqu’un, probablement vous, a tenté d’ouvrir un compte avec cette adresse. Elle en a déjà un : connectez-vous, ou choisissez un nouveau mot de passe si vous l’avez oublié.',
        ],
        action: { label: 'Se connecter', url: content.url },
      };
    case 'RESET_PASSWORD':
      return {
        subject: 'Choisissez un nouveau mot de passe',
        paragraphs: [
          `Bonjour ${content.name},`,
          'Vous avez demandé un nouveau mot de passe. Le lien fonctionne une fois, pendant une heure.',
        ],
        action: { label: 'Choisir un nouveau mot de passe', url: content.url },
      };
    case 'INVITATION':
      return {
        subject: `${content.invitedBy} vous invite chez ${content.organizationName}`,
        paragraphs: [
          `${content.invitedBy} vous invite à travailler avec ${content.organizationName} sur Mobilytics. L’invitation est valide pendant 7 jours.`,
        ],
        action: { label: 'Accepter l’invitation', url: content.url },
      };
    case 'SHIPMENT':
      return shipmentLetter(content, 'fr');
    case 'BILLING':
      return billingLetter(content, 'fr');
  }
}
