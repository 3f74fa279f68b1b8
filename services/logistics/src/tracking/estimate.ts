const dayMs = 86_400_000;

/** A promised day ends with its afternoon in Toronto, which is the same day everywhere in Canada. */
const endOfDay = 'T21:00:00Z';

/**
 * What a carrier promises as an instant: a day, or an hour when it names one and how far that is from
 * Greenwich; an hour alone, as DHL has it, is worth no more than its day. Null for neither.
 */
export function toInstant(promised: string | null): Date | null {
  if (promised === null) return null;
  const day = /^(\d{4}-\d{2}-\d{2})(T[\d:.]+)?$/.exec(promised)?.[1];
  const text = day === undefined ? promised : `${day}${endOfDay}`;
  const isInstant = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(text);
  const instant = new Date(text);
  return isInstant && !Number.isNaN(instant.getTime()) ? instant : null;
}

type Offer = { transitDays: number | null; deliverBy: Date | null };

/** When a parcel arrives by what its service usually takes: working days from the day of the label. */
export function estimateByService(offer: Offer, labelledAt: Date): Date | null {
  const label = labelledAt.toISOString().slice(0, 10);
  if (offer.deliverBy !== null) {
    const day = offer.deliverBy.toISOString().slice(0, 10);
    // An offer made long before the label was bought promises a day that is over.
    if (day >= label) return toInstant(day);
  }
  if (offer.transitDays === null) return null;
  let day = new Date(`${label}${endOfDay}`);
  for (let left = offer.transitDays; left > 0; ) {
    day = new Date(day.getTime() + dayMs);
    if (day.getUTCDay() !== 0 && day.getUTCDay() !== 6) left -= 1;
  }
  return day;
}
