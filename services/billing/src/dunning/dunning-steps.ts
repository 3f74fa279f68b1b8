export type DunningKind = 'MAIL' | 'NOTICE' | 'PAUSE' | 'WRITE_OFF';
export type Step = { afterDays: number; kind: DunningKind };
export type DatedStep = Step & { at: Date };

const dayMs = 86_400_000;
const order: readonly DunningKind[] = ['NOTICE', 'MAIL', 'PAUSE', 'WRITE_OFF'];

const keyOf = ({ afterDays, kind }: { afterDays: number; kind: string }) => `${afterDays} ${kind}`;

/** The steps of a plan with their moments for one invoice, in the order in which they happen. */
export function datedSteps(steps: readonly Step[], since: Date): DatedStep[] {
  return steps
    .map(({ afterDays, kind }) => ({
      ...{ afterDays, kind, at: new Date(since.getTime() + afterDays * dayMs) },
    }))
    .sort((a, b) => a.afterDays - b.afterDays || order.indexOf(a.kind) - order.indexOf(b.kind));
}

/**
 * The steps that are due and were not taken. Of several of one kind only the latest is taken, so that a
 * plan that comes late, or a job that rested, does not write three mails at once; the others are left
 * out for good.
 */
export function dueSteps(
  steps: readonly Step[],
  taken: readonly { afterDays: number; kind: string }[],
  since: Date,
  now: Date,
): { step: DatedStep; isSkipped: boolean }[] {
  const known = new Set(taken.map(keyOf));
  const due = datedSteps(steps, since).filter((step) => step.at <= now && !known.has(keyOf(step)));
  return due.map((step, index) => ({
    step,
    isSkipped: due.slice(index + 1).some(({ kind }) => kind === step.kind),
  }));
}

/** The steps that mean something for an invoice: without a data plan there is nothing to pause. */
export const stepsFor = (
  steps: readonly Step[],
  { stripeSubscriptionId }: { stripeSubscriptionId: string | null },
): readonly Step[] =>
  stripeSubscriptionId === null ? steps.filter(({ kind }) => kind !== 'PAUSE') : steps;

/** What happens next, when nothing is paid. */
export function nextStep(
  steps: readonly Step[],
  taken: readonly { afterDays: number; kind: string }[],
  since: Date,
): DatedStep | null {
  const known = new Set(taken.map(keyOf));
  return datedSteps(steps, since).find((step) => !known.has(keyOf(step))) ?? null;
}
