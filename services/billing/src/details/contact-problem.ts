import type { InputProblem } from '@mobilytics/chassis/validate-input';
import type { Locale } from '../payment/failure-messages.ts';

const messages = {
  TAKEN: {
    en: 'Somebody with this address is a contact already. Change that one instead.',
    fr: 'Cette adresse appartient déjà à un contact. Modifiez plutôt celui-là.',
  },
  TOO_MANY: {
    en: 'There are 20 contacts already. Remove one first.',
    fr: 'Il y a déjà 20 contacts. Retirez-en d’abord un.',
  },
};

export const contactProblem = (code: keyof typeof messages, locale: Locale): InputProblem => ({
  code,
  message: messages[code][locale],
  path: ['input', 'email'],
});
