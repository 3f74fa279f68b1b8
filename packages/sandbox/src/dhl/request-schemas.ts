import { z } from 'zod';

/** What MyDHL 3.1 accepts of the fields that a merchant's shipments have; others it does not know here. */
const text = (max: number, min = 1) => z.string().min(min).max(max);
const thousandths = z
  .number()
  .refine((value) => Math.abs(value * 1000 - Math.round(value * 1000)) < 1e-6, {
    message: 'is not a multiple of 0.001',
  });
const size = thousandths.min(0.001).max(9_999_999);
const money = thousandths.min(0).max(999_999_999_999_999);
const currency = z.string().length(3);
const countryCode = z.string().length(2);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const account = z.strictObject({
  typeCode: z.enum(['shipper', 'payer', 'duties-taxes']),
  number: text(12),
});
const reference = z.strictObject({
  value: text(35),
  typeCode: z.enum('AAO CU FF FN IBC LLR OBC PRN ACP ACS ACR CDN STD CO'.split(' ')).default('CU'),
});
const valueAddedService = z.strictObject({
  serviceCode: text(6),
  localServiceCode: text(3).optional(),
  value: money.optional(),
  currency: currency.optional(),
  method: z.literal('cash').optional(),
});
const place = {
  postalCode: text(12, 0),
  cityName: text(45),
  countryCode,
  provinceCode: text(35, 2).optional(),
  addressLine2: text(45).optional(),
  addressLine3: text(45).optional(),
  countyName: text(45).optional(),
};
const ratedAddress = z.strictObject({ ...place, addressLine1: text(45).optional() });
const postalAddress = z.strictObject({
  ...place,
  addressLine1: text(45),
  provinceName: text(35).optional(),
  countryName: text(35).optional(),
});
const party = z.strictObject({
  postalAddress,
  contactInformation: z.strictObject({
    email: text(70).optional(),
    phone: text(70),
    mobilePhone: text(70).optional(),
    companyName: text(100),
    fullName: text(255),
  }),
  typeCode: z
    .enum(['business', 'direct_consumer', 'government', 'other', 'private', 'reseller'])
    .optional(),
});
const dimensions = z.strictObject({ length: size, width: size, height: size });
const piece = {
  typeCode: text(3, 2).optional(),
  weight: thousandths.min(0.001).max(999_999_999_999),
};
const estimate = z.strictObject({
  isRequested: z.boolean().optional(),
  typeCode: z.enum(['QDDC', 'QDDF']).optional(),
});

export const rateRequest = z.strictObject({
  customerDetails: z.strictObject({ shipperDetails: ratedAddress, receiverDetails: ratedAddress }),
  accounts: z.array(account).max(2).optional(),
  productCode: text(6).optional(),
  valueAddedServices: z.array(valueAddedService).max(99).optional(),
  payerCountryCode: countryCode.optional(),
  plannedShippingDateAndTime: text(29),
  unitOfMeasurement: z.enum(['metric', 'imperial']),
  isCustomsDeclarable: z.boolean(),
  monetaryAmount: z
    .array(
      z.strictObject({
        typeCode: z.enum(['declaredValue', 'insuredValue']),
        value: money,
        currency,
      }),
    )
    .optional(),
  estimatedDeliveryDate: estimate.optional(),
  returnStandardProductsOnly: z.boolean().optional(),
  nextBusinessDay: z.boolean().optional(),
  productTypeCode: z.enum(['all', 'dayDefinite', 'timeDefinite']).optional(),
  packages: z
    .array(z.strictObject({ ...piece, dimensions: dimensions.optional() }))
    .min(1)
    .max(999),
});

const exportReasons =
  'permanent temporary return used_exhibition_goods_to_origin intercompany_use ' +
  'commercial_purpose_or_sale personal_belongings_or_personal_use sample gift return_to_origin ' +
  'warranty_replacement diplomatic_goods defence_material';
const exportReason = z.enum(exportReasons.split(' '));
const lineItem = z.strictObject({
  number: z.int().min(1).max(999),
  description: text(512),
  price: money,
  quantity: z.strictObject({
    value: z.int().min(1).max(1_000_000_000),
    unitOfMeasurement: z.enum(['PCS', 'BOX', 'EA', 'SET', 'PRS', 'DOZ', 'KG', 'GM']),
  }),
  commodityCodes: z
    .array(z.strictObject({ typeCode: z.enum(['outbound', 'inbound']), value: text(18, 2) }))
    .max(2)
    .optional(),
  exportReasonType: exportReason.optional(),
  manufacturerCountry: countryCode,
  weight: z.strictObject({
    netValue: thousandths.min(0).optional(),
    grossValue: thousandths.min(0).optional(),
  }),
  isTaxesPaid: z.boolean().optional(),
});
const exportDeclaration = z.strictObject({
  lineItems: z.array(lineItem).min(1).max(999),
  invoice: z
    .strictObject({
      number: text(35),
      date: z.iso.date(),
      totalNetWeight: thousandths.min(0).optional(),
      totalGrossWeight: thousandths.min(0).optional(),
    })
    .optional(),
  placeOfIncoterm: text(256).optional(),
  exportReason: text(30).optional(),
  exportReasonType: exportReason.optional(),
  shipmentType: z.enum(['personal', 'commercial']).optional(),
});
const imageOption = z.strictObject({
  typeCode: z.enum(['label', 'waybillDoc', 'invoice', 'qr-code', 'shipmentReceipt']),
  templateName: text(25, 0).optional(),
  isRequested: z.boolean().optional(),
  hideAccountNumber: z.boolean().optional(),
  numberOfCopies: z.number().min(1).max(2).optional(),
  invoiceType: z.enum(['commercial', 'proforma', 'returns']).optional(),
  languageCode: z.string().length(3).optional(),
  languageCountryCode: countryCode.optional(),
  renderDHLLogo: z.boolean().optional(),
  fitLabelsToA4: z.boolean().optional(),
});

export const shipmentRequest = z.strictObject({
  plannedShippingDateAndTime: text(29),
  pickup: z.strictObject({
    isRequested: z.boolean(),
    closeTime: clock.optional(),
    location: text(80, 0).optional(),
  }),
  productCode: text(6),
  localProductCode: text(3).optional(),
  getRateEstimates: z.boolean().optional(),
  accounts: z.array(account).min(1).max(3),
  valueAddedServices: z.array(valueAddedService).max(99).optional(),
  outputImageProperties: z
    .strictObject({
      printerDPI: z.union([z.literal(200), z.literal(300)]).optional(),
      encodingFormat: z.enum(['pdf', 'zpl', 'lp2', 'epl']).default('pdf'),
      imageOptions: z.array(imageOption).max(20).default([]),
      splitTransportAndWaybillDocLabels: z.boolean().optional(),
      allDocumentsInOneImage: z.boolean().optional(),
    })
    .optional(),
  customerReferences: z.array(reference).max(999).optional(),
  customerDetails: z.strictObject({ shipperDetails: party, receiverDetails: party }),
  content: z.strictObject({
    packages: z
      .array(
        z.strictObject({
          ...piece,
          dimensions,
          customerReferences: z.array(reference).min(1).max(99).optional(),
          description: text(70).optional(),
        }),
      )
      .min(1)
      .max(999),
    isCustomsDeclarable: z.boolean(),
    declaredValue: money.optional(),
    declaredValueCurrency: currency.optional(),
    exportDeclaration: exportDeclaration.optional(),
    description: text(70).regex(/^\S/),
    incoterm: z.enum('EXW FCA CPT CIP DPU DAP DDP FAS FOB CFR CIF DAF DAT DDU DEQ DES'.split(' ')),
    unitOfMeasurement: z.enum(['metric', 'imperial']),
  }),
  estimatedDeliveryDate: estimate.optional(),
});

export type ShipmentRequest = z.output<typeof shipmentRequest>;

export const pickupRequest = z.strictObject({
  plannedPickupDateAndTime: text(29),
  closeTime: clock.optional(),
  location: text(80, 0).optional(),
  locationType: z.enum(['business', 'residence']).optional(),
  accounts: z.array(account).min(1).max(5),
  specialInstructions: z
    .array(z.strictObject({ value: text(80, 0), typeCode: z.string().optional() }))
    .optional(),
  remark: text(300, 0).optional(),
  customerDetails: z.strictObject({
    shipperDetails: party,
    receiverDetails: party.optional(),
    bookingRequestorDetails: party.optional(),
    pickupDetails: party.optional(),
  }),
  shipmentDetails: z
    .array(
      z.strictObject({
        productCode: text(6),
        localProductCode: text(3).optional(),
        accounts: z.array(account).max(5).optional(),
        valueAddedServices: z.array(valueAddedService).max(99).optional(),
        isCustomsDeclarable: z.boolean(),
        declaredValue: money.optional(),
        declaredValueCurrency: currency.optional(),
        unitOfMeasurement: z.enum(['metric', 'imperial']),
        shipmentTrackingNumber: z.string().optional(),
        packages: z
          .array(z.strictObject({ ...piece, dimensions: dimensions.optional() }))
          .min(1)
          .max(999),
      }),
    )
    .min(1)
    .max(999),
});
