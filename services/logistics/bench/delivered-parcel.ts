import { newId } from '@mobilytics/ids/new-id';
import type { Carrier, LabelRequest, PostalAddress, Purchase } from '../src/carrier/carrier.ts';
import type { CarrierUnderTest } from '../test/carriers-under-test.ts';
import { torontoAddress } from '../test/platform.ts';

const chicago: PostalAddress = {
  ...{ name: 'Warehouse', company: 'Mobilytics', line1: '2400 South Ashland Avenue', line2: null },
  ...{ city: 'Chicago', region: 'IL', postalCode: '60608', country: 'US', phone: '+13125550142' },
};

function request(carrier: Carrier, to: PostalAddress): LabelRequest {
  return {
    from: carrier.originCountries.includes('CA') ? torontoAddress : chicago,
    to,
    parcel: {
      ...{ weightGrams: 620, lengthMillimetres: 250, widthMillimetres: 180 },
      heightMillimetres: 100,
    },
    mailingDate: new Date().toISOString().slice(0, 10),
    ...{ reference: newId('shp'), orderNumber: 'MOB-10001', service: '', format: 'PDF_4X6' },
    manifestGroup: 'BENCH',
    contents: {
      ...{ currency: 'CAD', reason: 'SALE', incoterm: 'DAP', invoiceNumber: null },
      items: [
        {
          ...{ sku: 'ACC-MOUNT', description: 'Mounting kit', quantity: 1, unitWeightGrams: 500 },
          ...{ unitValueMinor: 4_900, hsCode: '8302.30', countryOfOrigin: 'CA' },
        },
      ],
    },
    options: { signature: 'NONE', insuredMinor: null },
  };
}

/** Buys so many labels of one carrier, all of the same service. */
export async function buyLabels(
  carrier: Carrier,
  { to }: CarrierUnderTest,
  count: number,
): Promise<Purchase[]> {
  const [offer] = await carrier.rates(request(carrier, to));
  if (offer === undefined) throw new Error(`${carrier.code} offers nothing.`);
  const bought: Purchase[] = [];
  while (bought.length < count) {
    const some = Array.from({ length: Math.min(16, count - bought.length) }, () =>
      carrier.buyLabel({ ...request(carrier, to), service: offer.service }),
    );
    bought.push(...(await Promise.all(some)));
  }
  return bought;
}

/** A parcel that has lived all of its life. */
export async function buyDelivered(carrier: Carrier, one: CarrierUnderTest): Promise<Purchase> {
  const [bought] = await buyLabels(carrier, one, 1);
  if (bought === undefined) throw new Error('Nothing was bought.');
  const path = `/_sandbox/parcels/${bought.trackingNumber}/advance`;
  const answer = await fetch(new URL(path, one.sandbox.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to: 'delivered' }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return bought;
}
