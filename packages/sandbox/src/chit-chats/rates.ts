import type { CreateShipment } from './request-schemas.ts';

export interface Rate {
  postageType: string;
  carrier: string;
  description: string;
  days: string;
  postageMinor: number;
  insuranceMinor: number;
  deliveryMinor: number;
  tariffMinor: number;
  federalTaxMinor: number;
}

type Region = 'CA' | 'US' | 'ABROAD';

/** Invented prices: a base and a part for each kilogram begun, in cents. */
const services: [Region, string, string, string, string, base: number, perKilogram: number][] = [
  ['CA', 'chit_chats_select', 'canada_post', 'Chit Chats Select', '3-7 business days', 745, 155],
  [
    ...(['CA', 'chit_chats_canada_tracked', 'canada_post', 'Chit Chats Canada Tracked'] as const),
    ...(['2-5 business days', 895, 190] as const),
  ],
  [
    ...(['US', 'chit_chats_us_edge', 'usps', 'Chit Chats U.S. Edge'] as const),
    ...(['4-8 business days', 690, 420] as const),
  ],
  [
    ...(['US', 'usps_ground_advantage', 'usps', 'USPS Ground Advantage®'] as const),
    ...(['2-5 business days', 845, 510] as const),
  ],
  ['US', 'usps_priority', 'usps', 'USPS Priority Mail®', '1-3 business days', 1290, 640],
  [
    ...(['ABROAD', 'chit_chats_international_tracked', 'asendia'] as const),
    ...(['Chit Chats International Tracked', '6-14 business days', 1480, 1250] as const),
  ],
  [
    ...(['ABROAD', 'usps_priority_mail_international', 'usps'] as const),
    ...(['USPS Priority Mail International®', '6-10 business days', 3890, 1900] as const),
  ],
];

const gramsIn = { g: 1, kg: 1000, oz: 28.349523125, lb: 453.59237 };

/** The services that take the parcel. Too heavy for all, it has none. */
export function ratesFor(given: CreateShipment): Rate[] {
  const { country_code: country } = given;
  const region = country === 'CA' || country === 'US' ? country : 'ABROAD';
  const grams = given.weight * gramsIn[given.weight_unit];
  if (grams > 31_751) return [];
  const value = Math.round(Number(given.value) * 100);
  return services
    .filter(([served]) => served === region)
    .map(([, postageType, carrier, description, days, base, perKilogram]) => {
      const postageMinor = base + perKilogram * Math.ceil(grams / 1000);
      const insuranceMinor = given.insurance_requested ? Math.max(35, Math.round(value / 100)) : 0;
      const deliveryMinor = region === 'US' ? 85 : 0;
      // Duties of the United States are paid on departure.
      const tariffMinor = region === 'US' ? Math.round(value * 0.05) : 0;
      const federalTaxMinor = region === 'CA' ? Math.round(postageMinor * 0.05) : 0;
      return {
        ...{ postageType, carrier, description, days, postageMinor },
        ...{ insuranceMinor, deliveryMinor, tariffMinor, federalTaxMinor },
      };
    })
    .sort((a, b) => a.postageMinor - b.postageMinor);
}

export function paymentOf(rate: Rate): number {
  const { postageMinor, insuranceMinor, deliveryMinor, tariffMinor, federalTaxMinor } = rate;
  return postageMinor + insuranceMinor + deliveryMinor + tariffMinor + federalTaxMinor;
}

const money = (amountMinor: number) => (amountMinor / 100).toFixed(2);
const moneyOrNull = (amountMinor: number) => (amountMinor === 0 ? null : money(amountMinor));

/** The fees of a rate, as shipments and rates show them: zero is null. */
export const feesOf = (rate: Rate) => ({
  purchase_amount: money(rate.postageMinor),
  provincial_tax: null,
  provincial_tax_label: null,
  federal_tax: moneyOrNull(rate.federalTaxMinor),
  federal_tax_label: rate.federalTaxMinor === 0 ? null : 'GST',
  postage_fee: money(rate.postageMinor),
  insurance_fee: moneyOrNull(rate.insuranceMinor),
  delivery_fee: moneyOrNull(rate.deliveryMinor),
  tariff_fee: moneyOrNull(rate.tariffMinor),
});

export const showRate = (rate: Rate, insured: boolean) => ({
  postage_type: rate.postageType,
  postage_carrier_type: rate.carrier,
  postage_description: rate.description,
  signature_confirmation_description: null,
  delivery_time_description: rate.days,
  tracking_type_description: 'Full tracking included',
  is_insured: insured,
  ...feesOf(rate),
  payment_amount: money(paymentOf(rate)),
});
