interface Range {
  gt?: number | undefined;
  gte?: number | undefined;
  lt?: number | undefined;
  lte?: number | undefined;
}

/** Whether a time lies in the range that a list asks for; no time lies in none. */
export function isWithin(time: number | null, wanted: Range | undefined): boolean {
  if (!wanted) return true;
  if (time === null) return false;
  const { gt, gte, lt, lte } = wanted;
  return (
    (gte === undefined || time >= gte) &&
    (lte === undefined || time <= lte) &&
    (gt === undefined || time > gt) &&
    (lt === undefined || time < lt)
  );
}
