/** With whom we register to collect a tax; one number covers GST and HST in all of Canada. */
export type TaxRegistration = 'GST/HST' | 'QST' | 'PST BC' | 'RST MB' | 'PST SK' | `US-${string}`;

/** The kinds of sales tax, in Stripe's words (`tax_type` of a tax rate). */
export type TaxType = 'gst' | 'hst' | 'pst' | 'qst' | 'rst' | 'sales_tax';

/** A tax that a jurisdiction charges on a sale, and the days on which it does. */
export interface TaxRate {
  /** ISO 3166-2, for example `CA-ON` or `US-NY`: where the sale takes place. */
  jurisdiction: string;
  /** As it stands on an invoice, for example `HST ON`. */
  name: string;
  type: TaxType;
  /** Millionths of a per cent of the net amount: 9.975 % is 9975000. */
  rateMicroPercent: number;
  /** The first day (UTC, `YYYY-MM-DD`) on which it is charged. */
  validFrom: string;
  /** The first day on which it is no longer charged; null while no end is known. */
  validTo: string | null;
  registration: TaxRegistration;
  /** Our number with the authority, to be printed on invoices; null while we are not registered. */
  registrationNumber: string | null;
}

/** How a tax stands in the table of its country, newest last. */
export type DatedRate = readonly [validFrom: string, percent: number];

/** Turns the dated rates of one tax into rows that end where the next begins. */
export function datedRates(
  tax: Pick<TaxRate, 'jurisdiction' | 'name' | 'type' | 'registration'>,
  rates: readonly DatedRate[],
  end: string | null = null,
): TaxRate[] {
  return rates.map(([validFrom, percent], index) => ({
    ...tax,
    rateMicroPercent: Math.round(percent * 1_000_000),
    validFrom,
    validTo: rates[index + 1]?.[0] ?? end,
    registrationNumber: null,
  }));
}
