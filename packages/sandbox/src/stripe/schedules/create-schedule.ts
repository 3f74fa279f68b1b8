import type Stripe from 'stripe';
import { invalidRequest } from '../errors.ts';
import { mergeMetadata } from '../objects/merge-metadata.ts';
import type { Sandbox } from '../sandbox.ts';
import {
  changeSubscription,
  periodEnd,
  periodStart,
} from '../subscriptions/change-subscription.ts';
import { changeToPhase } from './apply-phase.ts';
import { blankSchedule, settingsOf } from './blank-schedule.ts';
import { buildPhases } from './build-phases.ts';
import { changeSchedule, planSchedule } from './change-schedule.ts';
import { beginPhase } from './move-schedule.ts';
import type { CreateParams, UpdateParams } from './schedule-params.ts';

type Schedule = Stripe.SubscriptionSchedule;

export const createSchedule = (sandbox: Sandbox, params: CreateParams): Schedule =>
  sandbox.whole(() =>
    params.from_subscription
      ? fromSubscription(sandbox, params, params.from_subscription)
      : fromPhases(sandbox, params),
  );

/** A schedule whose only phase is the period that runs; the caller adds what comes after it. */
function fromSubscription(sandbox: Sandbox, params: CreateParams, id: string): Schedule {
  for (const other of [
    'phases',
    'start_date',
    'customer',
    'end_behavior',
    'default_settings',
  ] as const)
    if (params[other] !== undefined)
      throw invalidRequest(`You cannot set \`${other}\` if \`from_subscription\` is set.`, {
        param: other,
      });
  const subscription = sandbox.need('subscription', id, 'from_subscription');
  if (subscription.schedule)
    throw invalidRequest(
      `You cannot migrate a subscription that is already attached to a schedule: ${subscription.schedule}`,
      { param: 'from_subscription' },
    );
  if (subscription.ended_at !== null || subscription.status === 'incomplete')
    throw invalidRequest(
      `You cannot migrate a subscription with a status of ${subscription.status} to a schedule.`,
      { param: 'from_subscription' },
    );
  const current = { end_date: periodEnd(subscription), start_date: periodStart(subscription) };
  const [phase] = buildPhases(
    sandbox,
    [
      {
        items: subscription.items.data.map((item) => ({
          price: item.price.id,
          ...(item.quantity !== undefined && { quantity: item.quantity }),
          metadata: item.metadata,
          tax_rates: (item.tax_rates ?? []).map((rate) => rate.id),
        })),
        default_tax_rates: (subscription.default_tax_rates ?? []).map((rate) => rate.id),
        end_date: current.end_date,
      },
    ],
    current.start_date,
  );
  const trialEnd = subscription.status === 'trialing' ? subscription.trial_end : null;
  const schedule = sandbox.store.put<Schedule>({
    ...blankSchedule(sandbox, String(subscription.customer), params),
    current_phase: current,
    phases: phase ? [{ ...phase, trial_end: trialEnd }] : [],
    status: 'active',
    subscription: id,
  });
  sandbox.emit('subscription_schedule.created', schedule);
  changeSubscription(sandbox, subscription, { schedule: schedule.id });
  planSchedule(sandbox, schedule);
  return schedule;
}

function fromPhases(sandbox: Sandbox, params: CreateParams): Schedule {
  for (const name of ['customer', 'phases'] as const)
    if (params[name] === undefined)
      throw invalidRequest(`Missing required param: ${name}.`, {
        code: 'parameter_missing',
        param: name,
      });
  const now = sandbox.now();
  const start =
    params.start_date === undefined || params.start_date === 'now' ? now : params.start_date;
  if (start < now)
    throw invalidRequest('The `start_date` of a schedule must not lie in the past.', {
      param: 'start_date',
    });
  const customer = sandbox.need('customer', params.customer ?? '', 'customer').id;
  const schedule = sandbox.store.put<Schedule>({
    ...blankSchedule(sandbox, customer, params),
    phases: buildPhases(sandbox, params.phases ?? [], start),
  });
  sandbox.emit('subscription_schedule.created', schedule);
  planSchedule(sandbox, schedule);
  const [first] = schedule.phases;
  return first && start === now ? beginPhase(sandbox, schedule, first) : schedule;
}

/** Changes a schedule's phases from the one that runs on. */
export const updateSchedule = (sandbox: Sandbox, params: UpdateParams, id: string): Schedule =>
  sandbox.whole(() => {
    const before = sandbox.need('subscription_schedule', id, 'id');
    checkRunning(before);
    const phases = params.phases && newPhases(sandbox, before, params.phases);
    const current = before.current_phase;
    const running =
      phases && current && phases.find(({ start_date: start }) => start === current.start_date);
    if (phases && current && !running)
      throw invalidRequest('The phases must include the current phase, with its `start_date`.', {
        param: 'phases',
      });
    const schedule = changeSchedule(sandbox, before, {
      ...(params.default_settings && {
        default_settings: settingsOf(params, before.default_settings),
      }),
      ...(params.end_behavior && { end_behavior: params.end_behavior }),
      ...(params.metadata && { metadata: mergeMetadata(before.metadata, params.metadata) }),
      ...(phases && { phases }),
      ...(running && {
        current_phase: { end_date: running.end_date, start_date: running.start_date },
      }),
    });
    if (running) changeToPhase(sandbox, schedule, running, params.proration_behavior);
    return sandbox.need('subscription_schedule', id);
  });

function newPhases(
  sandbox: Sandbox,
  before: Schedule,
  params: NonNullable<UpdateParams['phases']>,
): Stripe.SubscriptionSchedule.Phase[] {
  const [first] = params;
  const given = first?.start_date;
  const start =
    given === 'now'
      ? sandbox.now()
      : (given ?? before.current_phase?.start_date ?? before.phases[0]?.start_date);
  return buildPhases(sandbox, params, start ?? sandbox.now());
}

export function checkRunning({ status }: Schedule): void {
  if (status !== 'active' && status !== 'not_started')
    throw invalidRequest(
      `You cannot change a subscription schedule that is currently in the \`${status}\` status. It must be \`not_started\` or \`active\`.`,
    );
}
