export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';
/** The shape tells the same as the colour, for who cannot see the colour. */
export type StatusShape = 'ring' | 'half' | 'dot' | 'check' | 'pause' | 'cross' | 'triangle';

export interface StatusLook {
  tone: Tone;
  shape: StatusShape;
  en: string;
  fr: string;
}

const look = (tone: Tone, shape: StatusShape, en: string, fr: string): StatusLook => ({
  tone,
  shape,
  en,
  fr,
});

/**
 * Every status word of the product, once: what it is called and how it looks. A word means the
 * same wherever it appears, so there is one entry for it and not one for each kind of thing.
 */
export const statuses: Record<string, StatusLook> = {
  // Orders
  DRAFT: look('neutral', 'ring', 'Draft', 'Brouillon'),
  PLACED: look('info', 'ring', 'Placed', 'Passée'),
  CONFIRMED: look('info', 'half', 'Confirmed', 'Confirmée'),
  IN_FULFILLMENT: look('info', 'half', 'In fulfilment', 'En préparation'),
  COMPLETED: look('success', 'check', 'Completed', 'Terminée'),
  CANCELED: look('neutral', 'cross', 'Canceled', 'Annulé'),
  EXPIRED: look('neutral', 'cross', 'Expired', 'Expiré'),
  ON_HOLD: look('warning', 'pause', 'On hold', 'En suspens'),
  // Payment and fulfilment of an order
  NONE: look('neutral', 'ring', 'None', 'Aucun'),
  PARTIAL: look('warning', 'half', 'Partial', 'Partiel'),
  PAID: look('success', 'check', 'Paid', 'Payé'),
  OVERPAID: look('warning', 'triangle', 'Overpaid', 'Payé en trop'),
  REFUNDED: look('neutral', 'check', 'Refunded', 'Remboursé'),
  FULFILLED: look('success', 'check', 'Fulfilled', 'Expédié en entier'),
  RETURNED: look('neutral', 'check', 'Returned', 'Retourné'),
  // Returns and changes
  REQUESTED: look('info', 'ring', 'Requested', 'Demandé'),
  APPROVED: look('success', 'check', 'Approved', 'Approuvé'),
  LABEL_SENT: look('info', 'half', 'Label sent', 'Étiquette envoyée'),
  RECEIVED: look('info', 'half', 'Received', 'Reçu'),
  INSPECTED: look('info', 'dot', 'Inspected', 'Inspecté'),
  REPLACED: look('success', 'check', 'Replaced', 'Remplacé'),
  REJECTED: look('danger', 'cross', 'Rejected', 'Rejeté'),
  DECLINED: look('danger', 'cross', 'Declined', 'Refusé'),
  // Shipments
  RATED: look('neutral', 'half', 'Rated', 'Tarifé'),
  LABEL_REQUESTED: look('info', 'ring', 'Label requested', 'Étiquette demandée'),
  LABEL_PURCHASED: look('info', 'half', 'Label purchased', 'Étiquette achetée'),
  CREATED: look('warning', 'half', 'Ready to hand over', 'Prêt à remettre'),
  HANDED_OVER: look('info', 'dot', 'Handed over', 'Remis au transporteur'),
  IN_TRANSIT: look('info', 'dot', 'In transit', 'En transit'),
  OUT_FOR_DELIVERY: look('info', 'dot', 'Out for delivery', 'En cours de livraison'),
  DELIVERED: look('success', 'check', 'Delivered', 'Livré'),
  AVAILABLE_FOR_PICKUP: look('warning', 'dot', 'Ready for pickup', 'Prêt au ramassage'),
  EXCEPTION: look('danger', 'triangle', 'Exception', 'Incident'),
  RETURN_TO_SENDER: look('warning', 'triangle', 'Return to sender', 'Retour à l’expéditeur'),
  VOID_REQUESTED: look('neutral', 'half', 'Void requested', 'Annulation demandée'),
  VOIDED: look('neutral', 'cross', 'Voided', 'Annulé'),
  // Fulfilment work
  WAITING_FOR_STOCK: look('warning', 'pause', 'Waiting for stock', 'En attente de stock'),
  TO_PICK: look('info', 'ring', 'To pick', 'À prélever'),
  PICKED: look('info', 'half', 'Picked', 'Prélevé'),
  // Devices
  IN_STOCK: look('neutral', 'dot', 'In stock', 'En stock'),
  RESERVED: look('info', 'half', 'Reserved', 'Réservé'),
  SHIPPED: look('info', 'dot', 'Shipped', 'Expédié'),
  IN_USE: look('success', 'dot', 'In use', 'En service'),
  RETURNING: look('warning', 'half', 'Returning', 'En retour'),
  IN_REPAIR: look('warning', 'pause', 'In repair', 'En réparation'),
  RETIRED: look('neutral', 'cross', 'Retired', 'Retiré'),
  LOST: look('danger', 'triangle', 'Lost', 'Perdu'),
  // Campaign lines
  PENDING_RESERVATION: look('info', 'ring', 'Pending reservation', 'Réservation en attente'),
  PENDING_BOOKING: look('warning', 'half', 'Pending booking', 'En attente d’approbation'),
  BOOKED: look('info', 'dot', 'Booked', 'Confirmé'),
  IN_FLIGHT: look('success', 'dot', 'In flight', 'En diffusion'),
  FINISHED: look('neutral', 'check', 'Finished', 'Terminé'),
  STOPPED: look('danger', 'cross', 'Stopped', 'Arrêté'),
  PAUSED: look('warning', 'pause', 'Paused', 'En pause'),
  PENDING_CHANGE: look('warning', 'half', 'Change pending', 'Modification en attente'),
  // Creatives and installs
  UPLOADING: look('info', 'half', 'Uploading', 'Téléversement'),
  READY: look('success', 'check', 'Ready', 'Prêt'),
  MOUNTED: look('info', 'dot', 'Mounted', 'Installé'),
  LIVE: look('success', 'dot', 'Live', 'En ligne'),
  TAKEN_DOWN: look('neutral', 'check', 'Taken down', 'Démonté'),
  // Billing
  OPEN: look('info', 'ring', 'Open', 'Ouvert'),
  PAST_DUE: look('danger', 'triangle', 'Past due', 'En souffrance'),
  VOID: look('neutral', 'cross', 'Void', 'Annulé'),
  UNCOLLECTIBLE: look('danger', 'cross', 'Uncollectible', 'Irrécouvrable'),
  TRIALING: look('info', 'half', 'Trial', 'À l’essai'),
  ACTIVE: look('success', 'dot', 'Active', 'Actif'),
  INACTIVE: look('neutral', 'ring', 'Inactive', 'Inactif'),
  INCOMPLETE: look('warning', 'half', 'Incomplete', 'Incomplet'),
  INCOMPLETE_EXPIRED: look('neutral', 'cross', 'Expired', 'Expiré'),
  UNPAID: look('danger', 'triangle', 'Unpaid', 'Impayé'),
  REQUIRES_PAYMENT_METHOD: look('warning', 'triangle', 'Needs a card', 'Carte requise'),
  PROCESSING: look('info', 'half', 'Processing', 'En traitement'),
  SUCCEEDED: look('success', 'check', 'Succeeded', 'Réussi'),
  FAILED: look('danger', 'cross', 'Failed', 'Échoué'),
  FRESH: look('success', 'check', 'In sync', 'À jour'),
  STALE: look('warning', 'triangle', 'Out of date', 'Périmé'),
  DRIFTED: look('danger', 'triangle', 'Drifted', 'Divergent'),
  ISSUED: look('success', 'check', 'Issued', 'Émise'),
  REQUIRES_ACTION: look('warning', 'half', 'Needs the customer', 'Action du client requise'),
  BLOCKED: look('warning', 'pause', 'Waits for the mirror', 'En attente du miroir'),
  CARRYING_OUT: look('info', 'half', 'Being carried out', 'En cours d’exécution'),
  REFUSED: look('danger', 'cross', 'Refused', 'Refusé'),
  NEEDS_RESPONSE: look('danger', 'triangle', 'Evidence due', 'Preuves attendues'),
  WARNING_NEEDS_RESPONSE: look(
    'warning',
    'triangle',
    'Inquiry: evidence due',
    'Demande : preuves attendues',
  ),
  UNDER_REVIEW: look('info', 'half', 'Under review', 'À l’étude'),
  WARNING_UNDER_REVIEW: look('info', 'half', 'Inquiry under review', 'Demande à l’étude'),
  WARNING_CLOSED: look('neutral', 'check', 'Inquiry closed', 'Demande close'),
  WON: look('success', 'check', 'Won', 'Gagnée'),
  PREVENTED: look('success', 'check', 'Prevented', 'Évitée'),
  // Differences from Stripe
  APPLIED: look('success', 'check', 'Applied', 'Appliqué'),
  CLOSED: look('success', 'check', 'Settled', 'Réglé'),
  // Usage and make-goods
  STARTING: look('info', 'half', 'Starting', 'En démarrage'),
  ENDING: look('warning', 'half', 'Ending', 'Se termine'),
  ENDED: look('neutral', 'check', 'Ended', 'Terminé'),
  SENT: look('success', 'check', 'Sent', 'Envoyé'),
  TOO_LATE: look('warning', 'triangle', 'Too late', 'Trop tard'),
  INTENDED: look('info', 'half', 'Under way', 'En cours'),
  INVOICED: look('success', 'check', 'Invoiced', 'Facturé'),
  NOTHING_DUE: look('neutral', 'ring', 'Nothing due', 'Rien à payer'),
  PROPOSED: look('warning', 'half', 'Proposed', 'Proposé'),
  EXTENDING: look('info', 'half', 'Looking for days', 'Recherche de jours'),
  EXTENDED: look('success', 'check', 'More days', 'Jours ajoutés'),
  CREDITED: look('success', 'check', 'Credited', 'Crédité'),
  WITHDRAWN: look('neutral', 'cross', 'Nothing missing', 'Rien ne manque'),
  // Jobs, invitations, keys
  PENDING: look('info', 'ring', 'Pending', 'En attente'),
  WAITING: look('neutral', 'ring', 'Waiting', 'En attente'),
  DELAYED: look('warning', 'pause', 'Delayed', 'Différé'),
  RUNNING: look('info', 'half', 'Running', 'En cours'),
  QUEUED: look('neutral', 'ring', 'Queued', 'En file'),
  BOUGHT: look('success', 'check', 'Bought', 'Achetée'),
  SKIPPED: look('neutral', 'cross', 'Left out', 'Écartée'),
  DONE: look('success', 'check', 'Done', 'Terminé'),
  ACCEPTED: look('success', 'check', 'Accepted', 'Accepté'),
  REVOKED: look('neutral', 'cross', 'Revoked', 'Révoqué'),
  SUSPENDED: look('danger', 'pause', 'Suspended', 'Suspendu'),
};

/** Options of a filter by status, in the registry's words. */
export function statusOptions(
  words: readonly string[],
  locale: string,
): { value: string; label: string }[] {
  const language = locale.startsWith('fr') ? 'fr' : 'en';
  return words.map((word) => ({ value: word, label: statusLook(word)[language] }));
}

/** A word the registry does not know is shown as it is, in neutral, rather than hidden. */
export function statusLook(word: string): StatusLook {
  const known = statuses[word.toUpperCase()];
  if (known) return known;
  const text = word.toLowerCase().replaceAll('_', ' ');
  const label = text.charAt(0).toUpperCase() + text.slice(1);
  return look('neutral', 'ring', label, label);
}
