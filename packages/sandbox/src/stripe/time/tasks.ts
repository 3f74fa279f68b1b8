import type { Sandbox } from '../sandbox.ts';

export type TaskKind =
  | 'collection_resumes'
  | 'incomplete_expires'
  | 'invoice_finalizes'
  | 'invoice_overdue'
  | 'invoice_retry'
  | 'invoice_upcoming'
  | 'period_ends'
  | 'schedule_expires'
  | 'schedule_moves'
  | 'subscription_cancels'
  | 'trial_will_end';

/** Something that time alone brings about, such as the end of a billing period. */
export interface Task {
  id: string;
  object: 'sandbox.task';
  /** When it is due; the store keeps objects in the order of this field. */
  created: number;
  kind: TaskKind;
  subject: string;
  /** The test clock whose time counts, or null for the real one. */
  clock: string | null;
}

type Plan = Partial<Record<TaskKind, number | null>>;

/**
 * Replaces what time will do to one object. A moment that already lies in the real past, as
 * objects dated by the control API have it, is nobody's task: the control API moves those.
 */
export function planTasks(
  sandbox: Sandbox,
  subject: string,
  clock: string | null,
  plan: Plan,
): void {
  const known = sandbox.store.by('sandbox.task', 'subject', subject);
  const now = clock ? timeOfClock(sandbox, clock) : Date.now() / 1000 + sandbox.clockOffsetSeconds;
  const kept = new Set<string>();
  for (const [kind, due] of Object.entries(plan) as [TaskKind, number | null][]) {
    if (due === null) continue;
    const id = `${subject}:${kind}`;
    const same = known.find((task) => task.id === id)?.created === due;
    if (!same && due <= now) continue;
    kept.add(id);
    if (!same)
      sandbox.store.put<Task>({ id, object: 'sandbox.task', created: due, kind, subject, clock });
  }
  for (const { id } of known) if (!kept.has(id)) sandbox.store.remove('sandbox.task', id);
}

/** While a clock advances, each thing happens at its own time before the clock shows it. */
function timeOfClock(sandbox: Sandbox, clock: string): number {
  const frozen = sandbox.store.get('test_helpers.test_clock', clock)?.frozen_time;
  return sandbox.clockTime ?? frozen ?? sandbox.now();
}
