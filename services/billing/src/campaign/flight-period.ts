const NOON_SECONDS = 12 * 3_600;

/**
 * The days of a flight as Stripe's period in Unix seconds, from the first day to the last. An invoice
 * names days and not instants: noon UTC is the same day from UTC-12 to UTC+11, wherever it is read.
 */
export const flightPeriod = ({ startDate, endDate }: { startDate: Date; endDate: Date }) => ({
  start: startDate.getTime() / 1000 + NOON_SECONDS,
  end: endDate.getTime() / 1000 + NOON_SECONDS,
});
