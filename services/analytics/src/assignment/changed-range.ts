/** Half-open; `to` is null while nobody knows the end. */
export type Period = { from: Date; to: Date | null };

/**
 * The time in which an assignment says something else than before; null when nothing changed. When
 * only its ends moved, that is the time between old and new ends, so that taking a device off a
 * vehicle does not measure a year anew.
 */
export function changedRange(
  before: (Period & { facts: string }) | null,
  after: Period & { facts: string },
): Period | null {
  if (before === null) return { from: after.from, to: after.to };
  if (before.facts !== after.facts) {
    return { from: earlier(before.from, after.from), to: later(before.to, after.to) };
  }
  const isFromMoved = before.from.getTime() !== after.from.getTime();
  const isToMoved = before.to?.getTime() !== after.to?.getTime();
  if (!isFromMoved && !isToMoved) return null;
  return {
    from: isFromMoved ? earlier(before.from, after.from) : endOf(earlierEnd(before.to, after.to)),
    to: isToMoved ? later(before.to, after.to) : laterStart(before.from, after.from),
  };
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}

function laterStart(a: Date, b: Date): Date {
  return a > b ? a : b;
}

function later(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return null;
  return a > b ? a : b;
}

function earlierEnd(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/** Two ends that differ are not both open. */
function endOf(end: Date | null): Date {
  if (end === null) throw new Error('Of two ends that differ, one is known.');
  return end;
}
