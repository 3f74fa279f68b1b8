import type { LabelRequest, PostalAddress } from '../carrier.ts';

const warehouse: PostalAddress = {
  ...{ name: 'Mobilytics Toronto', company: 'Mobilytics Inc.', line1: '100 King Street West' },
  ...{ line2: 'Suite 500', city: 'Toronto', region: 'ON', postalCode: 'M5X 1A9', country: 'CA' },
  ...{ phone: '+1 416 555 0100', email: 'dock@example.test' },
};

const montreal: PostalAddress = {
  ...{ name: 'Camille Tremblay', company: null, line1: '1250 rue Saint-Denis', line2: null },
  ...{ city: 'Montréal', region: 'QC', postalCode: 'H2X 1Y4', country: 'CA' },
  ...{ phone: '+1 514 555 0199', email: null },
};

const paris: PostalAddress = {
  ...{ name: 'Jean Martin', company: null, line1: '9 rue Simart', line2: null, city: 'Paris' },
  ...{ region: '', postalCode: '75018', country: 'FR', phone: '+33 1 40 00 00 00', email: null },
};

/** Requests for tests of this adapter. */
export const domestic: LabelRequest = {
  from: warehouse,
  to: montreal,
  parcel: {
    weightGrams: 1_250,
    lengthMillimetres: 305,
    widthMillimetres: 201,
    heightMillimetres: 95,
  },
  mailingDate: new Date().toISOString().slice(0, 10),
  contents: {
    currency: 'CAD',
    reason: 'SALE',
    incoterm: 'DAP',
    invoiceNumber: 'ORD-1001',
    items: [
      {
        ...{ sku: 'TAG-4G', description: '4G asset tracker', quantity: 2, unitWeightGrams: 310 },
        ...{ unitValueMinor: 12_999, hsCode: '8526.91', countryOfOrigin: 'CA' },
      },
    ],
  },
  options: { signature: 'NONE', insuredMinor: null },
  reference: 'shp_test',
  orderNumber: 'ORD-1001',
  service: 'N',
  format: 'PDF_4X6',
  manifestGroup: 'TOR-1',
};

export const abroad: LabelRequest = { ...domestic, to: paris, service: 'P' };
