import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PDFDocument } from 'pdf-lib';
import type { PostalAddress } from '../carrier/carrier.ts';
import { drawCustomsInvoice } from './customs-invoice.ts';

const address: PostalAddress = {
  ...{ name: 'Zoë Ångström', company: null, line1: '1 Main Street', line2: null, city: 'Chicago' },
  ...{ region: 'IL', postalCode: '60607', country: 'US', phone: null },
};

const pagesOf = async (kinds: number) => {
  const items = Array.from({ length: kinds }, (_, index) => ({
    ...{ sku: `SKU-${index}`, description: 'Sensor kit with all that belongs to it', quantity: 2 },
    ...{ unitWeightGrams: 100, unitValueMinor: 44_900, hsCode: '8526.91', countryOfOrigin: 'CA' },
  }));
  const file = await drawCustomsInvoice({
    ...{ orderNumber: 'MOB-10001', trackingNumber: '9405554578586091779242' },
    ...{ serviceName: 'Ground', date: new Date(0), from: address, to: address, weightGrams: 900 },
    contents: { currency: 'USD', reason: 'SALE', incoterm: 'DAP', invoiceNumber: null, items },
  });
  return (await PDFDocument.load(file)).getPageCount();
};

test('an invoice has three copies in one file, each as long as it needs', async () => {
  assert.equal(await pagesOf(2), 3);
  const long = await pagesOf(60);
  assert.ok(long > 3 && long % 3 === 0, `${long} pages`);
});
