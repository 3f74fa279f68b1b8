const messages = {
  noDrift: { en: 'There is no such difference.', fr: 'Cet écart n’existe pas.' },
  noRun: { en: 'There is no such comparison.', fr: 'Cette comparaison n’existe pas.' },
  noEvent: { en: 'There is no such event.', fr: 'Cet événement n’existe pas.' },
  driftClosed: {
    en: 'This difference is settled already. Read it again.',
    fr: 'Cet écart est déjà réglé. Relisez-le.',
  },
  eventApplied: {
    en: 'This event was applied already.',
    fr: 'Cet événement a déjà été appliqué.',
  },
  runState: {
    en: 'The comparison is {from} and cannot become {to}. Read it again.',
    fr: 'La comparaison est à l’état {from} et ne peut pas passer à {to}. Relisez-la.',
  },
  underWay: {
    en: 'A comparison is open already. Wait for it, or cancel it.',
    fr: 'Une comparaison est déjà ouverte. Attendez-la ou annulez-la.',
  },
  nothingLost: {
    en: 'No events were lost. Compare instead: differences are then shown before anything is written.',
    fr: 'Aucun événement n’a été perdu. Comparez plutôt : les écarts sont alors montrés avant toute écriture.',
  },
  notForTaking: {
    en: 'Nothing of Stripe’s is to be taken here: release the order, or pay the payment back.',
    fr: 'Il n’y a rien à reprendre de Stripe ici : libérez la commande ou remboursez le paiement.',
  },
  notDuplicate: {
    en: 'Only duplicate subscriptions can be canceled here.',
    fr: 'Seuls les abonnements en double peuvent être annulés ici.',
  },
  notUnreleased: {
    en: 'Only orders that are paid and not released can be released here.',
    fr: 'Seules les commandes payées et non libérées peuvent être libérées ici.',
  },
  onlyLive: {
    en: 'This is the only live subscription left, so it stays. Check again: the difference closes by itself.',
    fr: 'C’est le seul abonnement encore actif : il reste. Vérifiez de nouveau, l’écart se fermera de lui-même.',
  },
  keptByHand: {
    en: 'This subscription is given away or agreed on by hand. Take Stripe’s side, or end it at Stripe yourself.',
    fr: 'Cet abonnement est offert ou convenu à la main. Prenez le côté de Stripe, ou terminez-le vous-même chez Stripe.',
  },
  otherAmount: {
    en: 'The payment of {paid} does not pay the order of {due}. Pay it back, or ask the customer for the rest.',
    fr: 'Le paiement de {paid} ne règle pas la commande de {due}. Remboursez-le ou demandez le reste au client.',
  },
  noPaymentNow: {
    en: 'Stripe says that no payment of this order stands any more. Nothing was released.',
    fr: 'Selon Stripe, aucun paiement de cette commande ne tient plus. Rien n’a été libéré.',
  },
  paidTwice: {
    en: 'The order was released for another payment. Pay this one back.',
    fr: 'La commande a été libérée pour un autre paiement. Remboursez celui-ci.',
  },
} as const;

export type SyncMessage = keyof typeof messages;

export const saySync = (name: SyncMessage, locale: 'en' | 'fr'): string => messages[name][locale];
