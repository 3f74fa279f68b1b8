import type { LabelRequest, PostalAddress } from '../src/carrier/carrier.ts';

/** What tests of this adapter ship, from where and to whom. */
export const chicago: PostalAddress = {
  ...{ name: 'Mobilytics Fulfillment', company: 'Mobilytics Inc.' },
  ...{ line1: '2400 South Ashland Avenue', line2: null, city: 'Chicago', region: 'IL' },
  ...{ postalCode: '60608', country: 'US', phone: '+13125550187' },
};

const oakland: PostalAddress = {
  ...{ name: 'Nora Vance', company: 'Vance Bakery' },
  ...{ line1: '411 Grand Avenue', line2: 'Suite 4', city: 'Oakland', region: 'CA' },
  ...{ postalCode: '94610-1207', country: 'US', phone: '(510) 555-0142' },
};

export const london: PostalAddress = {
  ...{ name: 'Iris Hale', company: null, line1: '12 Camden Passage', line2: null },
  ...{ city: 'London', region: '', postalCode: 'N1 8EA', country: 'GB', phone: '+442071838750' },
};

export function labelRequest(changes: Partial<LabelRequest> = {}): LabelRequest {
  return {
    ...{ from: chicago, to: oakland, mailingDate: new Date().toISOString().slice(0, 10) },
    parcel: {
      ...{ weightGrams: 1_350, lengthMillimetres: 300 },
      ...{ widthMillimetres: 220, heightMillimetres: 120 },
    },
    contents: {
      ...{ currency: 'USD', reason: 'SALE', incoterm: 'DAP', invoiceNumber: 'MOB-10231' },
      items: [
        {
          ...{ sku: 'MSK-CARTOP', description: 'Sensor kit for the roof of a car', quantity: 2 },
          ...{ unitWeightGrams: 600, unitValueMinor: 44_900 },
          ...{ hsCode: '8526.91', countryOfOrigin: 'CA' },
        },
      ],
    },
    options: { signature: 'NONE', insuredMinor: null },
    ...{ reference: 'shp_1', orderNumber: 'MOB-10231', service: 'USPS_GROUND_ADVANTAGE' },
    ...{ format: 'PDF_4X6', manifestGroup: 'CHI-2026-11-23' },
    ...changes,
  };
}
