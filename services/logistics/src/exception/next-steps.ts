import type { Identity } from '@mobilytics/identity/identity';
import type { ExceptionKind } from '../generated/prisma/enums.ts';

/** What a person does next about each kind of exception. */
const nextSteps: Record<ExceptionKind, Record<Identity['locale'], string>> = {
  NOT_SCANNED: {
    en: 'Look for the parcel in the warehouse. If the carrier took it, ask the carrier to trace it; if not, hand it over or void the label.',
    fr: 'Cherchez le colis à l’entrepôt. Si le transporteur l’a pris, demandez-lui une recherche ; sinon, remettez-le ou annulez l’étiquette.',
  },
  STANDS_STILL: {
    en: 'Ask the carrier to trace the parcel, and tell the customer that it takes longer.',
    fr: 'Demandez une recherche au transporteur et prévenez le client du retard.',
  },
  LATE: {
    en: 'Tell the customer the new date. If the service is guaranteed, claim the refund.',
    fr: 'Annoncez la nouvelle date au client. Si le service est garanti, demandez le remboursement.',
  },
  DELIVERY_PROBLEM: {
    en: 'Read what the carrier says and ask the customer what would help; then tell the carrier.',
    fr: 'Lisez ce que dit le transporteur et demandez au client ce qui aiderait ; puis informez le transporteur.',
  },
  REFUSED: {
    en: 'Ask the customer why. Expect the parcel back, and agree on a refund or a second delivery.',
    fr: 'Demandez la raison au client. Attendez le retour du colis et convenez d’un remboursement ou d’une seconde livraison.',
  },
  BAD_ADDRESS: {
    en: 'Ask the customer for the right address and give it to the carrier before the parcel turns back.',
    fr: 'Demandez la bonne adresse au client et donnez-la au transporteur avant que le colis ne revienne.',
  },
  CUSTOMS: {
    en: 'Ask the carrier which paper or payment is missing, and send it or ask the customer for it.',
    fr: 'Demandez au transporteur quel document ou paiement manque, puis envoyez-le ou demandez-le au client.',
  },
  HELD_FOR_PICKUP: {
    en: 'Remind the customer where the parcel waits and until when.',
    fr: 'Rappelez au client où le colis l’attend et jusqu’à quand.',
  },
  RETURNED: {
    en: 'Ask the customer what went wrong. When the parcel is back, receive it, then send it again or refund it.',
    fr: 'Demandez au client ce qui s’est passé. Au retour du colis, réceptionnez-le, puis renvoyez-le ou remboursez-le.',
  },
  DELIVERY_TAKEN_BACK: {
    en: 'Tell the customer that the parcel has not arrived after all, and ask the carrier where it is.',
    fr: 'Dites au client que le colis n’est finalement pas arrivé et demandez au transporteur où il se trouve.',
  },
  LABEL_PENDING: {
    en: 'Open the fulfilment and ask for the label again; it is not bought twice.',
    fr: 'Ouvrez la préparation et redemandez l’étiquette ; elle n’est pas achetée deux fois.',
  },
  PURCHASE_UNKNOWN: {
    en: 'Look for our reference in the carrier’s own portal. The label is looked up again by itself and never bought twice.',
    fr: 'Cherchez notre référence sur le portail du transporteur. L’étiquette est recherchée automatiquement et jamais achetée deux fois.',
  },
  VOIDED_BUT_MOVING: {
    en: 'The voided label was used. Find out which parcel carries it, and expect the carrier to charge it.',
    fr: 'L’étiquette annulée a servi. Trouvez le colis qui la porte ; le transporteur la facturera.',
  },
  NOT_MANIFESTED: {
    en: 'Close the day for this carrier, so that it knows of the parcel.',
    fr: 'Clôturez la journée pour ce transporteur, afin qu’il connaisse le colis.',
  },
  TRACKING_GIVEN_UP: {
    en: 'Treat the parcel as lost: open a claim with the carrier, and send the goods again or refund them.',
    fr: 'Traitez le colis comme perdu : ouvrez une réclamation et renvoyez ou remboursez la marchandise.',
  },
};

export const nextStep = (kind: ExceptionKind, locale: Identity['locale']): string =>
  nextSteps[kind][locale];
