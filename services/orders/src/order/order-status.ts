import type { EventName } from '@mobilytics/events/catalogue';

export type OrderStatus =
  | 'DRAFT'
  | 'PLACED'
  | 'CONFIRMED'
  | 'IN_FULFILLMENT'
  | 'COMPLETED'
  | 'CANCELED'
  | 'EXPIRED'
  | 'ON_HOLD';

/** What moves an order: a person's or the clock's command, or the facts told by other services. */
export type Trigger = 'CANCEL' | 'HOLD' | 'RELEASE' | 'EXPIRE' | 'FACTS';

/** What the transitions look at. */
export type OrderFacts = {
  status: OrderStatus;
  heldFrom: OrderStatus | null;
  /** Something was paid. */
  isPaidAtAll: boolean;
  /** All of it was paid, in the order's currency. */
  isPaidInFull: boolean;
  /** Logistics began, or something is on its way already. */
  isFulfillmentStarted: boolean;
  hasShippableLines: boolean;
  /** Everything that can be shipped was delivered. */
  isDelivered: boolean;
};

export type Transition = {
  from: OrderStatus;
  to: OrderStatus;
  on: Trigger;
  /** Allowed only when true. */
  guard: (facts: OrderFacts) => boolean;
  /** What the other services are told. */
  emits: EventName | null;
};

const always = () => true;
const isUnpaid = (facts: OrderFacts) => !facts.isPaidAtAll;
const isPaid = (facts: OrderFacts) => facts.isPaidInFull;
const isDelivered = (facts: OrderFacts) => facts.isDelivered;

/**
 * Every transition there is. An order that expired comes back when its payment arrives after all:
 * the customer kept the promise, only the news was late. A canceled one never does.
 */
export const transitions: readonly Transition[] = [
  { from: 'PLACED', to: 'CONFIRMED', on: 'FACTS', guard: isPaid, emits: 'order.confirmed' },
  { from: 'EXPIRED', to: 'CONFIRMED', on: 'FACTS', guard: isPaid, emits: 'order.confirmed' },
  {
    from: 'CONFIRMED',
    to: 'IN_FULFILLMENT',
    on: 'FACTS',
    guard: (facts) => facts.isFulfillmentStarted,
    emits: null,
  },
  {
    from: 'CONFIRMED',
    to: 'COMPLETED',
    on: 'FACTS',
    guard: (facts) => !facts.hasShippableLines,
    emits: null,
  },
  { from: 'IN_FULFILLMENT', to: 'COMPLETED', on: 'FACTS', guard: isDelivered, emits: null },
  { from: 'PLACED', to: 'CANCELED', on: 'CANCEL', guard: isUnpaid, emits: 'order.canceled' },
  { from: 'PLACED', to: 'EXPIRED', on: 'EXPIRE', guard: isUnpaid, emits: 'order.expired' },
  { from: 'PLACED', to: 'ON_HOLD', on: 'HOLD', guard: always, emits: 'order.held' },
  { from: 'CONFIRMED', to: 'ON_HOLD', on: 'HOLD', guard: always, emits: 'order.held' },
  { from: 'IN_FULFILLMENT', to: 'ON_HOLD', on: 'HOLD', guard: always, emits: 'order.held' },
  releaseTo('PLACED'),
  releaseTo('CONFIRMED'),
  releaseTo('IN_FULFILLMENT'),
];

function releaseTo(to: OrderStatus): Transition {
  return {
    from: 'ON_HOLD',
    to,
    on: 'RELEASE',
    guard: (facts) => facts.heldFrom === to,
    emits: 'order.released',
  };
}

/** The transition that a trigger makes now, or undefined when it is refused. */
export function transitionOn(trigger: Trigger, facts: OrderFacts): Transition | undefined {
  return transitions.find(
    ({ from, on, guard }) => from === facts.status && on === trigger && guard(facts),
  );
}

/**
 * Every transition that the facts make, one after the other: news may arrive late or in any order,
 * so one piece of it can move an order over several states.
 */
export function settle(facts: OrderFacts): Transition[] {
  const next = transitionOn('FACTS', facts);
  return next === undefined ? [] : [next, ...settle({ ...facts, status: next.to })];
}
