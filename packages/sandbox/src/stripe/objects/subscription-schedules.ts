import { z } from 'zod';
import { listObjects } from '../pagination.ts';
import { flag, none, paging, range, text } from '../params.ts';
import { type Route, route } from '../route.ts';
import { cancelSchedule } from '../schedules/change-schedule.ts';
import { checkRunning, createSchedule, updateSchedule } from '../schedules/create-schedule.ts';
import { releaseSchedule } from '../schedules/move-schedule.ts';
import { createParams, updateParams } from '../schedules/schedule-params.ts';
import { cancelSubscription } from '../subscriptions/cancel-subscription.ts';
import { isShown } from '../time/clock-of.ts';
import { isWithin } from '../time/is-within.ts';

const url = '/v1/subscription_schedules';
const listFields = z.strictObject({
  ...paging,
  canceled_at: range.optional(),
  completed_at: range.optional(),
  customer: text.optional(),
  released_at: range.optional(),
  scheduled: flag.optional(),
});

export const subscriptionScheduleRoutes: Route[] = [
  route('POST', url, createParams, createSchedule),
  route('GET', `${url}/:id`, none, (sandbox, _, id) => sandbox.need('subscription_schedule', id)),
  route('POST', `${url}/:id`, updateParams, updateSchedule),
  route(
    'POST',
    `${url}/:id/release`,
    z.strictObject({ preserve_cancel_date: flag.optional() }),
    (sandbox, _, id) => {
      const schedule = sandbox.need('subscription_schedule', id, 'id');
      checkRunning(schedule);
      return releaseSchedule(sandbox, schedule);
    },
  ),
  route(
    'POST',
    `${url}/:id/cancel`,
    z.strictObject({ invoice_now: flag.optional(), prorate: flag.optional() }),
    (sandbox, { invoice_now: invoiceNow = true, prorate = true }, id) => {
      const schedule = sandbox.need('subscription_schedule', id, 'id');
      checkRunning(schedule);
      // The end of the subscription ends its schedule.
      if (!schedule.subscription) return cancelSchedule(sandbox, schedule);
      const how = { invoice_now: invoiceNow, prorate };
      cancelSubscription(sandbox, how, String(schedule.subscription));
      return sandbox.need('subscription_schedule', id);
    },
  ),
  route('GET', url, listFields, ({ store }, params) =>
    listObjects(
      store,
      'subscription_schedule',
      url,
      params,
      {
        customer: params.customer,
        status: params.scheduled ? 'not_started' : undefined,
      },
      (schedule) =>
        isShown(schedule, params) &&
        isWithin(schedule.canceled_at, params.canceled_at) &&
        isWithin(schedule.completed_at, params.completed_at) &&
        isWithin(schedule.released_at, params.released_at),
    ),
  ),
];
