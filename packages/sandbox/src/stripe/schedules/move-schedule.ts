import type Stripe from 'stripe';
import type { Sandbox } from '../sandbox.ts';
import { changeSubscription } from '../subscriptions/change-subscription.ts';
import { endSubscription } from '../subscriptions/end-subscription.ts';
import { planTasks } from '../time/tasks.ts';
import { changeToPhase, startWithPhase } from './apply-phase.ts';

type Schedule = Stripe.SubscriptionSchedule;
const expiringDays = 7;

/** Changes what is stored of a schedule now, tells of it and plans its next move. */
export function changeSchedule(
  sandbox: Sandbox,
  { id }: { id: string },
  changes: Partial<Schedule>,
  type: Stripe.Event.Type = 'subscription_schedule.updated',
): Schedule {
  const changed = sandbox.change(sandbox.need('subscription_schedule', id), changes, type);
  planSchedule(sandbox, changed);
  return changed;
}

export function planSchedule(sandbox: Sandbox, schedule: Schedule): void {
  const { current_phase: current, phases, status } = schedule;
  const isRunning = status === 'active' || status === 'not_started';
  const next = current ? current.end_date : (phases[0]?.start_date ?? null);
  const last = phases.at(-1)?.end_date;
  planTasks(sandbox, schedule.id, schedule.test_clock && String(schedule.test_clock), {
    schedule_expires: isRunning && last !== undefined ? last - expiringDays * 86_400 : null,
    schedule_moves: isRunning ? next : null,
  });
}

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

/** A schedule ends with the subscription that it moves. */
export function cancelSchedule(sandbox: Sandbox, schedule: Schedule): Schedule {
  return changeSchedule(
    sandbox,
    schedule,
    { canceled_at: sandbox.now(), current_phase: null, status: 'canceled' },
    'subscription_schedule.canceled',
  );
}
