import { ApiError } from '../errors.ts';
import { advanceInvoice, markOverdue } from '../invoices/advance-invoice.ts';
import { collectPayment } from '../invoices/collect-payment.ts';
import type { Sandbox } from '../sandbox.ts';
import { moveSchedule } from '../schedules/move-schedule.ts';
import { changeSubscription } from '../subscriptions/change-subscription.ts';
import { expireIncomplete } from '../subscriptions/expire-incomplete.ts';
import { endPeriod, endWithLastInvoice } from '../subscriptions/renew-subscription.ts';
import { tellUpcoming } from '../subscriptions/tell-upcoming.ts';
import type { Task, TaskKind } from './tasks.ts';

const runs: Record<TaskKind, (sandbox: Sandbox, id: string) => void> = {
  collection_resumes: (sandbox, id) =>
    changeSubscription(sandbox, { id }, { pause_collection: null }),
  incomplete_expires: expireIncomplete,
  invoice_finalizes: (sandbox, id) => advanceInvoice(sandbox, sandbox.need('invoice', id)),
  invoice_overdue: (sandbox, id) => markOverdue(sandbox, sandbox.need('invoice', id)),
  invoice_retry: (sandbox, id) =>
    collectPayment(sandbox, sandbox.need('invoice', id), { isAutomatic: true }),
  invoice_upcoming: tellUpcoming,
  period_ends: endPeriod,
  schedule_expires: (sandbox, id) =>
    sandbox.emit('subscription_schedule.expiring', sandbox.need('subscription_schedule', id)),
  schedule_moves: moveSchedule,
  subscription_cancels: (sandbox, id) =>
    endWithLastInvoice(sandbox, sandbox.need('subscription', id)),
  trial_will_end: (sandbox, id) =>
    sandbox.emit('customer.subscription.trial_will_end', sandbox.need('subscription', id)),
};

/** Does in order of time what was due until then, for one test clock or for the real time. */
export function runDueTasks(sandbox: Sandbox, clock: string | null, until: number): void {
  const tasks = () => sandbox.store.table('sandbox.task').where('clock', clock);
  for (let next = tasks().at(0); next && next.created <= until; next = tasks().at(0)) {
    const { id, kind, subject }: Task = next.object;
    sandbox.store.remove('sandbox.task', id);
    const time = clock === null ? undefined : next.created;
    try {
      sandbox.withTime(time, () => sandbox.whole(() => runs[kind](sandbox, subject)));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // Nobody waits for an answer, and the other tasks must not wait for this one.
      console.error(`The sandbox could not do ${kind} of ${subject}: ${error.message}`);
    }
  }
}
