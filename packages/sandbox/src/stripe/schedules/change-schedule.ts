import type Stripe from 'stripe';
import type { Sandbox } from '../sandbox.ts';
import { planTasks } from '../time/tasks.ts';

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

/** A schedule ends with the subscription that it moves. */
export function cancelSchedule(sandbox: Sandbox, schedule: Schedule): Schedule {
  return changeSchedule(
    sandbox,
    schedule,
    { canceled_at: sandbox.now(), current_phase: null, status: 'canceled' },
    'subscription_schedule.canceled',
  );
}
