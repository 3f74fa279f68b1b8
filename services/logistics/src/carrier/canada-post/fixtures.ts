import type { LabelRequest } from '../carrier.ts';

export const warehouse = {
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
/** A kit from Toronto to Montréal. */
export const request: LabelRequest = {
  from: warehouse,
  to: {
    ...warehouse,
    name: 'Ada',
    company: null,
    phone: null,
    postalCode: 'h2y 1c6',
    region: 'QC',
    city: 'Montréal',
  },
  parcel: {
    weightGrams: 1605,
    lengthMillimetres: 301,
    widthMillimetres: 200,
    heightMillimetres: 120,
  },
  mailingDate: '2026-01-05',
  reference: 'shp_01',
  orderNumber: 'MOB-10001',
  service: 'DOM.EP',
  format: 'PDF_4X6',
  manifestGroup: 'TOR-2026-01-05',
  options: { signature: 'NONE', insuredMinor: null },
  contents: {
    ...{ currency: 'USD', reason: 'SALE', incoterm: 'DAP', invoiceNumber: null },
    items: [
      {
        ...{ sku: 'MSK-CARTOP', description: 'Sensor Kit', quantity: 1, unitWeightGrams: 1350 },
        ...{ unitValueMinor: 32_900, hsCode: '852691', countryOfOrigin: 'CA' },
      },
    ],
  },
};
const chicago = { ...request.to, country: 'US', region: 'IL', postalCode: '60601' };
/** The same to Chicago. */
export const abroad: LabelRequest = { ...request, to: chicago, service: 'USA.EP' };
