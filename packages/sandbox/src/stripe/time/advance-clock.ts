import type Stripe from 'stripe';
import { invalidRequest } from '../errors.ts';
import type { Sandbox } from '../sandbox.ts';
import { isLiving } from '../subscriptions/change-subscription.ts';
import { addInterval } from '../subscriptions/period.ts';
import { runDueTasks } from './run-due-tasks.ts';

type TestClock = Stripe.TestHelpers.TestClock;

const advanceMs = 10;
const year = { interval: 'year', interval_count: 1 };

/** Answers at once; what the time brings about happens a moment later. */
export function startAdvance(sandbox: Sandbox, id: string, target: number): TestClock {
  const clock = sandbox.need('test_helpers.test_clock', id);
  if (clock.status !== 'ready')
    throw invalidRequest('Test clock advancement underway - cannot advance it again.');
  if (target <= clock.frozen_time)
    throw invalidRequest(
      "The `frozen_time` must be later than the test clock's current `frozen_time`.",
      { param: 'frozen_time' },
    );
  if (target > latestTarget(sandbox, clock))
    throw invalidRequest(
      'You cannot advance a test clock by more than two intervals of its shortest subscription (two years without one).',
      { param: 'frozen_time' },
    );
  const advancing = sandbox.store.put<TestClock>({
    ...clock,
    status: 'advancing',
    status_details: { advancing: { target_frozen_time: target } },
  });
  sandbox.emit('test_helpers.test_clock.advancing', advancing);
  sandbox.later(() => finishAdvance(sandbox, id), advanceMs);
  return advancing;
}

function finishAdvance(sandbox: Sandbox, id: string): void {
  const clock = sandbox.store.get('test_helpers.test_clock', id);
  const target = clock?.status_details.advancing?.target_frozen_time;
  if (!clock || target === undefined) return;
  runDueTasks(sandbox, id, target);
  const ready = sandbox.store.put<TestClock>({
    ...clock,
    frozen_time: target,
    status: 'ready',
    status_details: {},
  });
  sandbox.emit('test_helpers.test_clock.ready', ready);
}

/** Goes on with what a stop of the sandbox interrupted. */
export function resumeAdvances(sandbox: Sandbox): void {
  for (const { id } of sandbox.store.by('test_helpers.test_clock', 'status', 'advancing'))
    sandbox.later(() => finishAdvance(sandbox, id));
}

function latestTarget(sandbox: Sandbox, clock: TestClock): number {
  const intervals = sandbox.store
    .by('subscription', 'test_clock', clock.id)
    .filter(isLiving)
    .flatMap(({ items }) => items.data.flatMap(({ price }) => price.recurring ?? []));
  const ends = [year, ...intervals].map(({ interval, interval_count: count }) =>
    addInterval(clock.frozen_time, { interval, interval_count: 2 * count }),
  );
  return Math.min(...ends);
}
