export interface PortalWords {
  title: string;
  back: string;
  home: string;
  subscriptions: string;
  noSubscriptions: string;
  /** `{date}` stands for a day. */
  renewsOn: string;
  endsOn: string;
  cancel: string;
  cancelTitle: string;
  cancelAtEnd: string;
  cancelNow: string;
  reason: string;
  reasons: Record<string, string>;
  keep: string;
  resume: string;
  change: string;
  changeTitle: string;
  plan: string;
  quantity: string;
  preview: string;
  dueNow: string;
  confirm: string;
  cards: string;
  noCards: string;
  expires: string;
  isDefault: string;
  makeDefault: string;
  remove: string;
  addCard: string;
  save: string;
  invoices: string;
  noInvoices: string;
  status: Record<string, string>;
  done: string;
  doneTitle: string;
  expiredTitle: string;
  expired: string;
}

const english: PortalWords = {
  title: 'Manage your billing',
  back: 'Return to Mobilytics',
  home: 'Back to your billing',
  subscriptions: 'Subscriptions',
  noSubscriptions: 'There is no subscription.',
  renewsOn: 'Renews on {date}',
  endsOn: 'Ends on {date}',
  cancel: 'Cancel subscription',
  cancelTitle: 'Cancel this subscription?',
  cancelAtEnd: 'It stays active until {date} and ends then. Nothing more is charged.',
  cancelNow: 'It ends at once.',
  reason: 'Why do you cancel? (optional)',
  reasons: {
    too_expensive: 'It is too expensive',
    missing_features: 'Something is missing',
    switched_service: 'I use another service',
    unused: 'I do not use it',
    customer_service: 'The customer service',
    too_complex: 'It is too hard to use',
    low_quality: 'The quality',
    other: 'Another reason',
  },
  keep: 'Do not cancel',
  resume: 'Keep subscription',
  change: 'Change plan',
  changeTitle: 'Change your plan',
  plan: 'Plan',
  quantity: 'Quantity',
  preview: 'See the price',
  dueNow: 'Next invoice:',
  confirm: 'Confirm',
  cards: 'Payment methods',
  noCards: 'There is no card.',
  expires: 'expires',
  isDefault: 'Default',
  makeDefault: 'Make default',
  remove: 'Remove',
  addCard: 'Add a card',
  save: 'Save card',
  invoices: 'Invoices',
  noInvoices: 'There is no invoice yet.',
  status: { open: 'Open', paid: 'Paid', uncollectible: 'Not paid', void: 'Cancelled' },
  doneTitle: 'Done',
  done: 'Your change is saved.',
  expiredTitle: 'This page has expired',
  expired: 'Go back to Mobilytics and open your billing again.',
};

const french: PortalWords = {
  title: 'Gérer votre facturation',
  back: 'Retourner à Mobilytics',
  home: 'Retour à votre facturation',
  subscriptions: 'Abonnements',
  noSubscriptions: 'Il n’y a aucun abonnement.',
  renewsOn: 'Renouvelé le {date}',
  endsOn: 'Se termine le {date}',
  cancel: 'Annuler l’abonnement',
  cancelTitle: 'Annuler cet abonnement\u00a0?',
  cancelAtEnd: 'Il reste actif jusqu’au {date} et se termine alors. Rien de plus n’est facturé.',
  cancelNow: 'Il se termine immédiatement.',
  reason: 'Pourquoi annulez-vous\u00a0? (facultatif)',
  reasons: {
    too_expensive: 'C’est trop cher',
    missing_features: 'Il manque quelque chose',
    switched_service: 'J’utilise un autre service',
    unused: 'Je ne l’utilise pas',
    customer_service: 'Le service à la clientèle',
    too_complex: 'C’est trop compliqué',
    low_quality: 'La qualité',
    other: 'Une autre raison',
  },
  keep: 'Ne pas annuler',
  resume: 'Garder l’abonnement',
  change: 'Changer de forfait',
  changeTitle: 'Changer de forfait',
  plan: 'Forfait',
  quantity: 'Quantité',
  preview: 'Voir le prix',
  dueNow: 'Prochaine facture\u00a0:',
  confirm: 'Confirmer',
  cards: 'Modes de paiement',
  noCards: 'Il n’y a aucune carte.',
  expires: 'expire',
  isDefault: 'Par défaut',
  makeDefault: 'Utiliser par défaut',
  remove: 'Supprimer',
  addCard: 'Ajouter une carte',
  save: 'Enregistrer la carte',
  invoices: 'Factures',
  noInvoices: 'Il n’y a encore aucune facture.',
  status: { open: 'Ouverte', paid: 'Payée', uncollectible: 'Non payée', void: 'Annulée' },
  doneTitle: 'Terminé',
  done: 'Votre changement est enregistré.',
  expiredTitle: 'Cette page a expiré',
  expired: 'Retournez à Mobilytics et ouvrez de nouveau votre facturation.',
};

export const portalWords = (code: 'en-CA' | 'fr-CA'): PortalWords =>
  code === 'fr-CA' ? french : english;
