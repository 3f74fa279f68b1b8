export type LineStatus =
  | 'DRAFT'
  | 'PENDING_RESERVATION'
  | 'RESERVED'
  | 'PENDING_BOOKING'
  | 'BOOKED'
  | 'IN_FLIGHT'
  | 'FINISHED'
  | 'DECLINED'
  | 'EXPIRED'
  | 'CANCELED'
  | 'STOPPED'
  | 'PAUSED'
  | 'PENDING_CHANGE';

export type LineTrigger =
  | 'EDIT'
  | 'BOOK'
  | 'APPROVE'
  | 'DECLINE'
  | 'CANCEL'
  | 'START'
  | 'FINISH'
  | 'STOP';

export interface LineTransition {
  from: LineStatus;
  on: LineTrigger;
  to: LineStatus;
  /** Who may ask for it: a scope, or the clock. */
  by: 'campaigns:write' | 'staff:campaigns' | 'clock';
}

/**
 * The life of a line, in the states of OpenDirect (OOH) 1.5.1. Reservation, pause and change requests
 * belong to booking and have no transition yet.
 */
export const lineTransitions: readonly LineTransition[] = [
  { from: 'DRAFT', on: 'EDIT', to: 'DRAFT', by: 'campaigns:write' },
  { from: 'DRAFT', on: 'BOOK', to: 'PENDING_BOOKING', by: 'campaigns:write' },
  { from: 'DRAFT', on: 'CANCEL', to: 'CANCELED', by: 'campaigns:write' },
  { from: 'PENDING_BOOKING', on: 'APPROVE', to: 'BOOKED', by: 'staff:campaigns' },
  { from: 'PENDING_BOOKING', on: 'DECLINE', to: 'DECLINED', by: 'staff:campaigns' },
  { from: 'PENDING_BOOKING', on: 'CANCEL', to: 'CANCELED', by: 'campaigns:write' },
  { from: 'BOOKED', on: 'CANCEL', to: 'CANCELED', by: 'campaigns:write' },
  { from: 'BOOKED', on: 'START', to: 'IN_FLIGHT', by: 'clock' },
  { from: 'IN_FLIGHT', on: 'FINISH', to: 'FINISHED', by: 'clock' },
  { from: 'IN_FLIGHT', on: 'STOP', to: 'STOPPED', by: 'staff:campaigns' },
];

/** Where a trigger would lead to from anywhere, for the sentence that refuses it. */
export const targetOf = (trigger: LineTrigger): LineStatus =>
  lineTransitions.find(({ on }) => on === trigger)?.to ?? 'DRAFT';

export function transitionOn(from: LineStatus, trigger: LineTrigger): LineTransition | undefined {
  return lineTransitions.find(
    (transition) => transition.from === from && transition.on === trigger,
  );
}

/** What a caller with these scopes can do with a line now. */
export function allowedActions(status: LineStatus, scopes: readonly string[]) {
  return lineTransitions.flatMap(({ from, on, by }) =>
    from === status && by !== 'clock' && scopes.includes(by)
      ? [on as Exclude<LineTrigger, 'START' | 'FINISH'>]
      : [],
  );
}
