export type MoneyRequestState =
  | 'REQUESTED'
  | 'APPROVED'
  | 'DECLINED'
  | 'CARRYING_OUT'
  | 'DONE'
  | 'REFUSED'
  | 'BLOCKED';

/** Every step that a request to move money can take. */
const steps: Record<MoneyRequestState, readonly MoneyRequestState[]> = {
  REQUESTED: ['APPROVED', 'DECLINED', 'REFUSED'],
  APPROVED: ['CARRYING_OUT', 'BLOCKED', 'REFUSED'],
  // It waits for the mirror; somebody may give it up while nothing was sent.
  BLOCKED: ['CARRYING_OUT', 'REFUSED', 'DECLINED'],
  CARRYING_OUT: ['DONE', 'REFUSED'],
  DONE: [],
  DECLINED: [],
  REFUSED: [],
};

export function canStep(from: MoneyRequestState, to: MoneyRequestState): boolean {
  return steps[from].includes(to);
}

/** The states from which a step leads there. */
export function statesBefore(to: MoneyRequestState): MoneyRequestState[] {
  return (Object.keys(steps) as MoneyRequestState[]).filter((from) => canStep(from, to));
}

/** Nobody needs to do anything more for it to go on. */
export const underWay: readonly MoneyRequestState[] = ['APPROVED', 'BLOCKED', 'CARRYING_OUT'];

/** Its money is spoken for, whether or not Stripe knows of it yet. */
export const reserving: readonly MoneyRequestState[] = ['REQUESTED', ...underWay, 'DONE'];
