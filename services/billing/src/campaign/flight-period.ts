const DAY_MS = 86_400_000;

/**
 * The days of a flight as Stripe's period in Unix seconds: from the first day's midnight to the one
 * after the last day. Midnights are UTC's, because an invoice names days and not instants.
 */
export const flightPeriod = ({ startDate, endDate }: { startDate: Date; endDate: Date }) => ({
  start: startDate.getTime() / 1000,
  end: (endDate.getTime() + DAY_MS) / 1000,
});
