import type { Contents, CustomsItem, LabelRequest } from '../carrier.ts';
import { refused } from './errors.ts';
import { lineKilograms } from './parcel.ts';
import { fit } from './party.ts';
import { decimal } from './services.ts';

const reasons: Record<Contents['reason'], string> = {
  SALE: 'commercial_purpose_or_sale',
  SAMPLE: 'sample',
  GIFT: 'gift',
  RETURN: 'return',
  REPAIR: 'warranty_replacement',
  DOCUMENTS: 'permanent',
};

/** What customs are told: each line with its origin, and the invoice that DHL sends along. */
export function writeDeclaration(request: LabelRequest, isReturn: boolean) {
  const { contents, mailingDate, orderNumber } = request;
  if (contents.items.length === 0) {
    throw refused('contents.items', 'DHL needs to know what crosses the border.');
  }
  const reason = isReturn ? 'return' : reasons[contents.reason];
  const lineItems = contents.items.map((item, index) => writeLine(item, index, reason));
  const sum = lineItems.reduce((kilograms, { weight }) => kilograms + weight.netValue, 0);
  return {
    lineItems,
    invoice: {
      number: fit('contents.invoiceNumber', contents.invoiceNumber ?? orderNumber, 35),
      date: mailingDate,
      totalNetWeight: Math.round(sum * 1000) / 1000,
      totalGrossWeight: Math.ceil(request.parcel.weightGrams) / 1000,
    },
    placeOfIncoterm: fit('shipTo.city', request.to.city, 256),
    exportReason: reason,
    exportReasonType: reason,
    shipmentType: contents.reason === 'GIFT' ? 'personal' : 'commercial',
  };
}

function writeLine(item: CustomsItem, index: number, reason: string) {
  const field = (name: string) => `contents.items.${index}.${name}`;
  if (!Number.isInteger(item.quantity) || item.quantity < 1) {
    throw refused(
      field('quantity'),
      'DHL needs at least one piece on each line of the declaration.',
    );
  }
  const kilograms = lineKilograms(item);
  return {
    number: index + 1,
    description: fit(field('description'), item.description, 512),
    price: decimal(item.unitValueMinor),
    quantity: { value: item.quantity, unitOfMeasurement: 'PCS' },
    ...commodityCode(item.hsCode),
    exportReasonType: reason,
    manufacturerCountry: fit(field('countryOfOrigin'), item.countryOfOrigin, 2).toUpperCase(),
    weight: { netValue: kilograms, grossValue: kilograms },
  };
}

/** A code of another shape is left out rather than refused: DHL asks for it where it must. */
function commodityCode(hsCode: string | null) {
  const digits = hsCode?.replaceAll(/\D/g, '') ?? '';
  if (digits.length < 4 || digits.length > 18) return {};
  return { commodityCodes: [{ typeCode: 'outbound', value: digits }] };
}
