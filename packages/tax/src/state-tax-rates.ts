import { type DatedRate, datedRates, type TaxRate } from './tax-rate.ts';

/** A rate that stands at least since the table begins. */
const since2013 = (percent: number): DatedRate[] => [['2013-01-01', percent]];

/**
 * Sales taxes of the states in per cent, without what counties and cities add (Stripe Tax, behind its
 * setting, knows those). Alaska, Delaware, Montana, New Hampshire and Oregon have none. Each rate
 * stands in the law or with the authority named at its line; they were compared with the Federation
 * of Tax Administrators' table of state sales tax rates.
 */
const stateRates: Record<string, readonly DatedRate[]> = {
  AL: since2013(4), // Code of Alabama § 40-23-2
  // Arizona Department of Revenue; the additional 1 % of Proposition 100 ended in May 2013.
  AZ: [
    ['2013-01-01', 6.6],
    ['2013-06-01', 5.6],
  ],
  // Arkansas Constitution, Amendment 91.
  AR: [
    ['2013-01-01', 6],
    ['2013-07-01', 6.5],
  ],
  // California CDTFA; Proposition 30 ended with 2016. The statewide local 1.25 % is in it.
  CA: [
    ['2013-01-01', 7.5],
    ['2017-01-01', 7.25],
  ],
  CO: since2013(2.9), // Colorado Revised Statutes § 39-26-106
  CT: since2013(6.35), // Connecticut General Statutes § 12-408
  // D.C. Code § 47-2002; a rise voted for October 2025 was taken back before it began.
  DC: [
    ['2013-01-01', 6],
    ['2013-10-01', 5.75],
    ['2018-10-01', 6],
  ],
  FL: since2013(6), // Florida Statutes § 212.05
  GA: since2013(4), // Georgia Code § 48-8-30
  HI: since2013(4), // Hawaii Revised Statutes § 237-13 (general excise tax)
  ID: since2013(6), // Idaho Code § 63-3619
  IL: since2013(6.25), // 35 ILCS 120/2-10
  IN: since2013(7), // Indiana Code 6-2.5-2-2
  IA: since2013(6), // Iowa Code § 423.2
  // Kansas Statutes § 79-3603.
  KS: [
    ['2013-01-01', 6.3],
    ['2013-07-01', 6.15],
    ['2015-07-01', 6.5],
  ],
  KY: since2013(6), // Kentucky Revised Statutes 139.200
  // Louisiana Department of Revenue; Act 11 of the third extraordinary session of 2024.
  LA: [
    ['2013-01-01', 4],
    ['2016-04-01', 5],
    ['2018-07-01', 4.45],
    ['2025-01-01', 5],
  ],
  // 36 Maine Revised Statutes § 1811.
  ME: [
    ['2013-01-01', 5],
    ['2013-10-01', 5.5],
  ],
  MD: since2013(6), // Maryland Code, Tax-General § 11-104
  MA: since2013(6.25), // Massachusetts General Laws c. 64H § 2
  MI: since2013(6), // Michigan Compiled Laws 205.52
  MN: since2013(6.875), // Minnesota Statutes § 297A.62
  MS: since2013(7), // Mississippi Code § 27-65-17
  MO: since2013(4.225), // Missouri Department of Revenue; Missouri Revised Statutes § 144.020
  NE: since2013(5.5), // Nebraska Revised Statutes § 77-2701.02
  NV: since2013(6.85), // Nevada Department of Taxation; the statewide local 2.25 % is in it
  // New Jersey Statutes 54:32B-3, P.L. 2016 c. 57.
  NJ: [
    ['2013-01-01', 7],
    ['2017-01-01', 6.875],
    ['2018-01-01', 6.625],
  ],
  // New Mexico Taxation and Revenue; gross receipts tax, House Bill 163 of 2022.
  NM: [
    ['2013-01-01', 5.125],
    ['2022-07-01', 5],
    ['2023-07-01', 4.875],
  ],
  NY: since2013(4), // New York Tax Law § 1105
  NC: since2013(4.75), // North Carolina General Statutes § 105-164.4
  ND: since2013(5), // North Dakota Century Code § 57-39.2-02.1
  // Ohio Revised Code 5739.02.
  OH: [
    ['2013-01-01', 5.5],
    ['2013-09-01', 5.75],
  ],
  OK: since2013(4.5), // 68 Oklahoma Statutes § 1354
  PA: since2013(6), // 72 Pennsylvania Statutes § 7202
  RI: since2013(7), // Rhode Island General Laws § 44-18-18
  SC: since2013(6), // South Carolina Code §§ 12-36-910, 12-36-1110
  // South Dakota Codified Laws 10-45-2; House Bill 1137 of 2023.
  SD: [
    ['2013-01-01', 4],
    ['2016-06-01', 4.5],
    ['2023-07-01', 4.2],
  ],
  TN: since2013(7), // Tennessee Code § 67-6-202
  TX: since2013(6.25), // Texas Tax Code § 151.051
  // Utah State Tax Commission; the 1.25 % that every place charges is in it.
  UT: [
    ['2013-01-01', 5.95],
    ['2019-04-01', 6.1],
  ],
  VT: since2013(6), // 32 Vermont Statutes § 9771
  // Code of Virginia § 58.1-603, with the 1 % that every place charges.
  VA: [
    ['2013-01-01', 5],
    ['2013-07-01', 5.3],
  ],
  WA: since2013(6.5), // Revised Code of Washington 82.08.020
  WV: since2013(6), // West Virginia Code § 11-15-3
  WI: since2013(5), // Wisconsin Statutes § 77.52
  WY: since2013(4), // Wyoming Statutes § 39-15-104
};

export const stateTaxRates: readonly TaxRate[] = Object.entries(stateRates).flatMap(
  ([state, rates]) =>
    datedRates(
      {
        jurisdiction: `US-${state}`,
        name: `${state} sales tax`,
        type: 'sales_tax',
        registration: `US-${state}`,
      },
      rates,
    ),
);
