import type { Carrier, LabelFormat, LabelRequest, PostalAddress } from '../carrier/carrier.ts';
import { productItems } from '../customs/declaration.ts';
import type { ReturnParcel, Warehouse } from '../generated/prisma/client.ts';
import type { AnnouncedLine } from './returned.ts';

export type ReturnWithHome = ReturnParcel & { warehouse: Warehouse };

/** The box most of our kits are sent in. */
const box = { lengthMillimetres: 350, widthMillimetres: 250, heightMillimetres: 200 };

/** A customer prints on office paper; a carrier that draws small labels alone is taken at that. */
export function returnFormat({ labelFormats }: Pick<Carrier, 'labelFormats'>): LabelFormat {
  return labelFormats.includes('PDF_LETTER') ? 'PDF_LETTER' : 'PDF_4X6';
}

/** What a carrier is asked for: from the customer's door to our warehouse. */
export function returnRequest(
  parcel: ReturnWithHome,
  { service, format }: Pick<LabelRequest, 'service' | 'format'>,
  now: Date,
): LabelRequest {
  const day = now.toISOString().slice(0, 10);
  return {
    reference: parcel.reference,
    orderNumber: parcel.number,
    ...{ service, format },
    from: parcel.shipFrom as PostalAddress,
    to: parcel.warehouse.address as PostalAddress,
    parcel: { weightGrams: parcel.weightGrams, ...box },
    mailingDate: day,
    manifestGroup: `RETURN-${day}`,
    contents: {
      ...{ currency: parcel.currency, reason: 'RETURN', incoterm: 'DDP' },
      invoiceNumber: parcel.number,
      items: productItems(parcel.lines as AnnouncedLine[], parcel.weightGrams),
    },
    options: { signature: 'NONE', insuredMinor: null },
  };
}

/** The carriers that fetch in the customer's country and make labels for returns. */
export function returnCarriers(carriers: readonly Carrier[], country: string): Carrier[] {
  return carriers.filter(
    ({ capabilities, originCountries }) =>
      capabilities.returnLabel && capabilities.rates && originCountries.includes(country),
  );
}
