/** Classes of a sequential scale: a value falls in the last class whose `from` it reaches. */
export interface HeatClass {
  from: number;
  /** The next class begins here; null for the last. */
  to: number | null;
}

const classCount = 5;

/**
 * Cuts values into at most five classes of about equally many, at round numbers, so that a few
 * very busy cells do not make all others look the same.
 */
export function heatClasses(values: readonly number[]): HeatClass[] {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
  const first = sorted[0];
  if (first === undefined) return [];
  const cuts = [0];
  for (let index = 1; index < classCount; index += 1) {
    const value = sorted[Math.floor((index * sorted.length) / classCount)] ?? first;
    const cut = roundDown(value);
    if (cut > (cuts.at(-1) ?? 0)) cuts.push(cut);
  }
  return cuts.map((from, index) => ({ from, to: cuts[index + 1] ?? null }));
}

/** Two significant digits: 1 234 -> 1 200. */
function roundDown(value: number): number {
  const unit = 10 ** Math.max(Math.floor(Math.log10(value)) - 1, -6);
  return Number((Math.floor(value / unit) * unit).toPrecision(12));
}

export function heatClassOf(value: number, classes: readonly HeatClass[]): number {
  return Math.max(
    0,
    classes.findLastIndex((entry) => value >= entry.from),
  );
}
