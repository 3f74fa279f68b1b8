import { type DatedRate, datedRates, type TaxRate, type TaxRegistration } from './tax-rate.ts';

type Province =
  | 'AB'
  | 'BC'
  | 'MB'
  | 'NB'
  | 'NL'
  | 'NS'
  | 'NT'
  | 'NU'
  | 'ON'
  | 'PE'
  | 'QC'
  | 'SK'
  | 'YT';

/** Excise Tax Act (Canada), s. 165(1): 5 % since 2008; 7 % from 1991 and 6 % from mid 2006 before. */
const gst = (province: Province, from = '2008-01-01', to: string | null = null) =>
  datedRates(
    { jurisdiction: `CA-${province}`, name: 'GST', type: 'gst', registration: 'GST/HST' },
    [[from, 5]],
    to,
  );

const hst = (province: Province, rates: DatedRate[], to: string | null = null) =>
  datedRates(
    {
      jurisdiction: `CA-${province}`,
      name: `HST ${province}`,
      type: 'hst',
      registration: 'GST/HST',
    },
    rates,
    to,
  );

const provincial = (
  province: Province,
  name: TaxRegistration,
  type: 'pst' | 'qst' | 'rst',
  rates: DatedRate[],
) => datedRates({ jurisdiction: `CA-${province}`, name, type, registration: name }, rates);

/**
 * Federal and provincial sales taxes. Rates and dates of GST and HST: Canada Revenue Agency, "GST/HST
 * calculator and rates" and its "previous HST rates"; provincial taxes: the authority at each line.
 */
export const canadianTaxRates: readonly TaxRate[] = [
  // Alberta and the territories charge no tax of their own.
  ...gst('AB'),
  ...gst('NT'),
  ...gst('NU'),
  ...gst('YT'),
  // British Columbia left the HST (12 % since July 2010): Provincial Sales Tax Act, SBC 2012 c. 35.
  ...hst('BC', [['2010-07-01', 12]], '2013-04-01'),
  ...gst('BC', '2013-04-01'),
  ...provincial('BC', 'PST BC', 'pst', [['2013-04-01', 7]]),
  // Manitoba Finance, Bulletin 069 and budgets 2013 and 2019: retail sales tax 7 %, 8 %, 7 %.
  ...gst('MB'),
  ...provincial('MB', 'RST MB', 'rst', [
    ['1987-03-17', 7],
    ['2013-07-01', 8],
    ['2019-07-01', 7],
  ]),
  // New Brunswick: CRA notice 296, 15 % since July 2016.
  ...hst('NB', [
    ['2008-01-01', 13],
    ['2016-07-01', 15],
  ]),
  // Newfoundland and Labrador: CRA notice 298, 15 % since July 2016.
  ...hst('NL', [
    ['2008-01-01', 13],
    ['2016-07-01', 15],
  ]),
  // Nova Scotia: CRA notice 260 (15 %), CRA notice 342 (14 % since April 2025).
  ...hst('NS', [
    ['2008-01-01', 13],
    ['2010-07-01', 15],
    ['2025-04-01', 14],
  ]),
  // Ontario: CRA notice 247, harmonised at 13 % since July 2010.
  ...hst('ON', [['2010-07-01', 13]]),
  // Prince Edward Island: CRA notices 278 (14 %) and 301 (15 % since October 2016).
  ...gst('PE', '2008-01-01', '2013-04-01'),
  ...hst('PE', [
    ['2013-04-01', 14],
    ['2016-10-01', 15],
  ]),
  // Revenu Québec, IN-203: since 2013 the QST is taken of the price without GST, at 9.975 %.
  ...gst('QC'),
  ...provincial('QC', 'QST', 'qst', [['2013-01-01', 9.975]]),
  // Saskatchewan Finance, PST-5 and the budget of March 2017: 5 %, 6 % since 23 March 2017.
  ...gst('SK'),
  ...provincial('SK', 'PST SK', 'pst', [
    ['2006-10-28', 5],
    ['2017-03-23', 6],
  ]),
];
