import type { Locale } from './locale.ts';

/** Every sentence the service says to a person, in both languages. */
const messages = {
  memberNotFound: {
    en: 'There is no such member in your organization.',
    fr: 'Il n’y a pas de tel membre dans votre organisation.',
  },
  invitationNotFound: {
    en: 'There is no such invitation.',
    fr: 'Cette invitation n’existe pas.',
  },
  apiKeyNotFound: {
    en: 'There is no such API key in your organization.',
    fr: 'Il n’y a pas de telle clé d’API dans votre organisation.',
  },
  lastOwner: {
    en: 'An organization must keep an owner. Make somebody else an owner first.',
    fr: 'Une organisation doit garder un propriétaire. Nommez d’abord quelqu’un d’autre.',
  },
  ownersOnly: {
    en: 'Only an owner can make, change or remove an owner.',
    fr: 'Seul un propriétaire peut nommer, modifier ou retirer un propriétaire.',
  },
  alreadyMember: {
    en: 'Somebody with this address already belongs to your organization.',
    fr: 'Une personne avec cette adresse fait déjà partie de votre organisation.',
  },
  invitationUsed: {
    en: 'This invitation was already used.',
    fr: 'Cette invitation a déjà été utilisée.',
  },
  invitationRevoked: {
    en: 'This invitation was taken back. Ask the person who invited you for a new one.',
    fr: 'Cette invitation a été retirée. Demandez-en une nouvelle à la personne qui vous a invité.',
  },
  invitationExpired: {
    en: 'This invitation has expired. Ask the person who invited you for a new one.',
    fr: 'Cette invitation est expirée. Demandez-en une nouvelle à la personne qui vous a invité.',
  },
  invitationForOther: {
    en: 'This invitation was sent to another address. Sign in with that address to accept it.',
    fr: 'Cette invitation a été envoyée à une autre adresse. Connectez-vous avec celle-ci pour l’accepter.',
  },
  noOrganization: {
    en: 'This is for members of an organization, and you act for none.',
    fr: 'Ceci est réservé aux membres d’une organisation, et vous n’agissez pour aucune.',
  },
  personsOnly: {
    en: 'Only a person can accept an invitation.',
    fr: 'Seule une personne peut accepter une invitation.',
  },
} satisfies Record<string, Record<Locale, string>>;

export type MessageName = keyof typeof messages;

export function message(name: MessageName, locale: Locale): string {
  return messages[name][locale];
}

/** The SDL's `NotFound` for an id at this place of the input. */
export function notFound(name: MessageName, locale: Locale, ...path: string[]) {
  return { __typename: 'NotFound' as const, message: message(name, locale), path };
}
