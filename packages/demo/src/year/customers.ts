import type { MarketCode } from '../city/streets.ts';

export type DemoAddress = {
  name: string;
  company: string;
  line1: string;
  line2: string | null;
  city: string;
  region: string;
  postalCode: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  phone: string;
};

export type DemoCustomer = {
  organization: string;
  owner: string;
  email: string;
  locale: 'en' | 'fr';
  currency: 'CAD' | 'USD';
  address: DemoAddress;
  market: MarketCode;
  /** How many vehicles of each kind it runs. */
  cars: number;
  vans: number;
  trucks: number;
  /** How many days ago it signed up. */
  joinedDaysAgo: number;
};

type Place = [line1: string, city: string, region: string, postalCode: string, phone: string];
type Fleet = [market: MarketCode, cars: number, vans: number, trucks: number];

function customer(
  organization: string,
  [owner, email]: [string, string],
  [line1, city, region, postalCode, phone]: Place,
  [market, cars, vans, trucks]: Fleet,
  joinedDaysAgo: number,
): DemoCustomer {
  const country = market === 'CHICAGO' ? 'US' : 'CA';
  return {
    ...{ organization, owner, email, market, cars, vans, trucks, joinedDaysAgo },
    locale: region === 'QC' ? 'fr' : 'en',
    currency: country === 'US' ? 'USD' : 'CAD',
    address: {
      ...{ name: owner, company: organization, line1, line2: null },
      ...{ city, region, postalCode, country, phone },
    },
  };
}

/** Invented companies; the first is the one whose login a visitor is given. */
export const customers: readonly DemoCustomer[] = [
  customer(
    'Northway Media',
    ['Anna Lindqvist', 'anna@northway.example'],
    ['250 Carlaw Avenue', 'Toronto', 'ON', 'M4M 3L1', '+14165550111'],
    ['TORONTO', 2, 3, 3],
    362,
  ),
  customer(
    'Lakeshore Mobile Ads',
    ['Marcus Bell', 'marcus@lakeshore-ads.example'],
    ['1440 West Fulton Street', 'Chicago', 'IL', '60607', '+13125550112'],
    ['CHICAGO', 2, 4, 2],
    355,
  ),
  customer(
    'Windy City Wraps',
    ['Denise Okafor', 'denise@windycitywraps.example'],
    ['3215 South Halsted Street', 'Chicago', 'IL', '60608', '+13125550113'],
    ['CHICAGO', 3, 3, 1],
    341,
  ),
  customer(
    'Roy Média',
    ['Zoé Roy', 'zoe@roymedia.example'],
    ['5333 avenue Casgrain', 'Montréal', 'QC', 'H2T 1X3', '+15145550114'],
    ['MONTREAL', 1, 3, 2],
    330,
  ),
  customer(
    'Harbourfront Couriers',
    ['Priya Nair', 'priya@harbourfront.example'],
    ['12 Cherry Street', 'Toronto', 'ON', 'M5A 3L1', '+14165550115'],
    ['TORONTO', 0, 5, 0],
    318,
  ),
  customer(
    'Plateau Affichage',
    ['Mathieu Gagnon', 'mathieu@plateau-affichage.example'],
    ['4200 boulevard Saint-Laurent', 'Montréal', 'QC', 'H2W 2R2', '+15145550116'],
    ['MONTREAL', 2, 2, 1],
    296,
  ),
  customer(
    'Great Lakes Outdoor',
    ['Tom Brandt', 'tom@greatlakes-outdoor.example'],
    ['700 North Sacramento Boulevard', 'Chicago', 'IL', '60612', '+13125550117'],
    ['CHICAGO', 0, 3, 4],
    270,
  ),
  customer(
    'Cabbagetown Movers',
    ['Sean Doyle', 'sean@cabbagetown-movers.example'],
    ['410 Parliament Street', 'Toronto', 'ON', 'M5A 3A1', '+14165550118'],
    ['TORONTO', 0, 0, 4],
    231,
  ),
  customer(
    'Prairie Fleet Media',
    ['Alice Sinclair', 'alice@prairiefleet.example'],
    ['120 Fort Street', 'Winnipeg', 'MB', 'R3C 1C7', '+12045550119'],
    ['TORONTO', 0, 1, 1],
    198,
  ),
  customer(
    'Bluebird Bakeries',
    ['Carmen Ruiz', 'carmen@bluebird-bakeries.example'],
    ['2101 West Pershing Road', 'Chicago', 'IL', '60609', '+13125550120'],
    ['CHICAGO', 0, 4, 0],
    160,
  ),
  customer(
    'Vieux-Port Logistique',
    ['Luc Tremblay', 'luc@vieuxport.example'],
    ['400 rue de la Commune Ouest', 'Montréal', 'QC', 'H2Y 2E3', '+15145550121'],
    ['MONTREAL', 0, 1, 2],
    127,
  ),
  customer(
    'Cascadia Transit Ads',
    ['Grace Kim', 'grace@cascadia-transit.example'],
    ['88 Kingsway', 'Vancouver', 'BC', 'V5T 3J2', '+16045550122'],
    ['TORONTO', 1, 0, 0],
    96,
  ),
];

export type DemoStaff = { name: string; email: string; roles: string[]; who: string };

export const staff = {
  admin: {
    name: 'Ada Martin',
    email: 'admin@mobilytics.example',
    roles: ['ADMIN'],
    who: 'Staff, everything',
  },
  fulfilment: {
    name: 'Felix Chen',
    email: 'fulfilment@mobilytics.example',
    roles: ['FULFILLMENT'],
    who: 'Staff, warehouse',
  },
  finance: {
    name: 'Fiona Grant',
    email: 'finance@mobilytics.example',
    roles: ['FINANCE', 'SUPPORT'],
    who: 'Staff, finance and support',
  },
  campaigns: {
    name: 'Camille Dubois',
    email: 'campaigns@mobilytics.example',
    roles: ['CAMPAIGN_OPS'],
    who: 'Staff, campaigns',
  },
} satisfies Record<string, DemoStaff>;
