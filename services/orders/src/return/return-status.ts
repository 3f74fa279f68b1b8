export type ReturnStatus =
  | 'REQUESTED'
  | 'APPROVED'
  | 'LABEL_SENT'
  | 'IN_TRANSIT'
  | 'RECEIVED'
  | 'INSPECTED'
  | 'REFUNDED'
  | 'REPLACED'
  | 'REJECTED'
  | 'CANCELED';

export type ReturnCommand = 'CANCEL' | 'APPROVE' | 'REJECT' | 'RESOLVE';

/** What moves a return: a person, or what the warehouse and billing tell. */
export type ReturnTrigger = ReturnCommand | 'FACTS' | 'REFUND_FAILED';

/** Every step a return can take. A parcel may arrive without a label of ours or without a scan. */
const steps: readonly { on: ReturnTrigger; from: readonly ReturnStatus[]; to: ReturnStatus }[] = [
  { on: 'APPROVE', from: ['REQUESTED'], to: 'APPROVED' },
  { on: 'REJECT', from: ['REQUESTED', 'INSPECTED'], to: 'REJECTED' },
  { on: 'CANCEL', from: ['REQUESTED', 'APPROVED', 'LABEL_SENT'], to: 'CANCELED' },
  { on: 'FACTS', from: ['APPROVED'], to: 'LABEL_SENT' },
  { on: 'FACTS', from: ['APPROVED', 'LABEL_SENT'], to: 'IN_TRANSIT' },
  { on: 'FACTS', from: ['APPROVED', 'LABEL_SENT', 'IN_TRANSIT', 'CANCELED'], to: 'RECEIVED' },
  {
    on: 'FACTS',
    from: ['APPROVED', 'LABEL_SENT', 'IN_TRANSIT', 'RECEIVED', 'CANCELED'],
    to: 'INSPECTED',
  },
  { on: 'RESOLVE', from: ['INSPECTED'], to: 'REPLACED' },
  { on: 'FACTS', from: ['INSPECTED'], to: 'REFUNDED' },
  // The bank sent the money back: the refund is due again.
  { on: 'REFUND_FAILED', from: ['REFUNDED'], to: 'INSPECTED' },
];

export function canMove(on: ReturnTrigger, from: ReturnStatus, to: ReturnStatus): boolean {
  return steps.some((step) => step.on === on && step.to === to && step.from.includes(from));
}

/** The states in which what was announced no longer counts as being returned. */
export const undone: readonly ReturnStatus[] = ['REJECTED', 'CANCELED'];

export const closed: readonly ReturnStatus[] = ['REFUNDED', 'REPLACED', 'REJECTED', 'CANCELED'];
