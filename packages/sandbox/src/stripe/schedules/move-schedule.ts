import type Stripe from 'stripe';
import type { Sandbox } from '../sandbox.ts';
import { changeSubscription } from '../subscriptions/change-subscription.ts';
import { endSubscription } from '../subscriptions/end-subscription.ts';
import { changeToPhase, startWithPhase } from './apply-phase.ts';
import { changeSchedule } from './change-schedule.ts';

type Schedule = Stripe.SubscriptionSchedule;

/** Begins the phase whose time has come, or ends the schedule after its last. */
export function moveSchedule(sandbox: Sandbox, id: string): void {
  const schedule = sandbox.need('subscription_schedule', id);
  const now = sandbox.now();
  if (schedule.status !== 'active' && schedule.status !== 'not_started') return;
  if (schedule.current_phase && schedule.current_phase.end_date > now) return;
  const next = schedule.phases.find(
    ({ end_date: end, start_date: start }) => start <= now && end > now,
  );
  if (next) beginPhase(sandbox, schedule, next);
  else if (schedule.current_phase) endSchedule(sandbox, schedule);
}

export function beginPhase(
  sandbox: Sandbox,
  schedule: Schedule,
  phase: Stripe.SubscriptionSchedule.Phase,
): Schedule {
  const current = { end_date: phase.end_date, start_date: phase.start_date };
  if (schedule.subscription) {
    changeToPhase(sandbox, schedule, phase);
    return changeSchedule(sandbox, schedule, { current_phase: current });
  }
  const { id } = startWithPhase(sandbox, schedule, phase);
  changeSubscription(sandbox, { id }, { schedule: schedule.id });
  return changeSchedule(sandbox, schedule, {
    current_phase: current,
    status: 'active',
    subscription: id,
  });
}

function endSchedule(sandbox: Sandbox, schedule: Schedule): void {
  if (schedule.end_behavior !== 'cancel') {
    releaseSchedule(sandbox, schedule);
    return;
  }
  const subscription = sandbox.need('subscription', String(schedule.subscription));
  changeSchedule(
    sandbox,
    schedule,
    { completed_at: sandbox.now(), current_phase: null, status: 'completed' },
    'subscription_schedule.completed',
  );
  endSubscription(sandbox, subscription);
}

/** Leaves the subscription as it is and to itself. */
export function releaseSchedule(sandbox: Sandbox, schedule: Schedule): Schedule {
  const id = schedule.subscription && String(schedule.subscription);
  if (id) changeSubscription(sandbox, { id }, { schedule: null });
  return changeSchedule(
    sandbox,
    schedule,
    {
      current_phase: null,
      released_at: sandbox.now(),
      released_subscription: id,
      status: 'released',
      subscription: null,
    },
    'subscription_schedule.released',
  );
}
