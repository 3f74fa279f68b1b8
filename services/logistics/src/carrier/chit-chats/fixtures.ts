import type { LabelRequest, PostalAddress } from '../carrier.ts';

const from: PostalAddress = {
  name: 'Mobilytics Fulfilment',
  company: 'Mobilytics Inc.',
  line1: '55 Commissioners Street',
  line2: null,
  city: 'Toronto',
  region: 'ON',
  postalCode: 'M5A 1A6',
  country: 'CA',
  phone: '+14165550142',
};

const montreal: PostalAddress = {
  ...from,
  name: 'Ada Byron',
  company: null,
  city: 'Montréal',
  region: 'QC',
  postalCode: 'h2y1c6',
};

export const boston: PostalAddress = {
  ...montreal,
  city: 'Boston',
  region: 'MA',
  postalCode: '02110-1012',
  country: 'US',
};

export const paris: PostalAddress = {
  ...montreal,
  city: 'Paris',
  region: '',
  postalCode: '75011',
  country: 'FR',
};

export const request = (changes: Partial<LabelRequest> = {}): LabelRequest => ({
  ...{ from, to: montreal, reference: 'shp_01', orderNumber: 'MOB-10001' },
  parcel: {
    weightGrams: 1605,
    lengthMillimetres: 301,
    widthMillimetres: 200,
    heightMillimetres: 120,
  },
  mailingDate: '2026-11-23',
  service: 'chit_chats_canada_tracked',
  format: 'PDF_4X6',
  manifestGroup: 'TOR-2026-11-23',
  options: { signature: 'NONE', insuredMinor: null },
  contents: {
    ...{ currency: 'CAD', reason: 'SALE', incoterm: 'DAP', invoiceNumber: null },
    items: [
      {
        ...{ sku: 'MSK-CARTOP', description: 'Sensor Kit', quantity: 2, unitWeightGrams: 700 },
        ...{ unitValueMinor: 32_900, hsCode: '8526.91', countryOfOrigin: 'CA' },
      },
    ],
  },
  ...changes,
});
