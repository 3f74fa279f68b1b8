import { z } from 'zod';
import { domesticAddress, foreignAddress } from './address-schemas.ts';
import { oneOf } from './one-of.ts';
import {
  category,
  day,
  domesticClasses,
  entry,
  foreignClasses,
  returnClasses,
  services,
  sizes,
} from './parcel-schemas.ts';

/** Requests of labels. */
const image = {
  imageType: z
    .enum(['PDF', 'TIFF', 'JPG', 'PNG', 'GIF', 'SVG', 'ZPL203DPI', 'ZPL300DPI', 'NONE'])
    .default('PDF'),
  labelType: z
    .enum(['4X6LABEL', '4X4LABEL', '4X5LABEL', '6X4LABEL', '2X7LABEL'])
    .default('4X6LABEL'),
};
export const imageInfo = z.strictObject({
  ...image,
  receiptOption: z.enum(['SAME_PAGE', 'SEPARATE_PAGE', 'NONE']).optional(),
  suppressPostage: z.boolean().optional(),
  suppressMailDate: z.boolean().optional(),
  returnLabel: z.boolean().optional(),
});
export const reprint = z.strictObject({
  imageInfo: z.strictObject({
    ...image,
    suppressPostage: z.boolean().optional(),
    suppressMailDate: z.boolean().optional(),
  }),
});

const customsForm = z.strictObject({
  customsContentType: oneOf(
    'MERCHANDISE GIFT DOCUMENT COMMERCIAL_SAMPLE RETURNED_GOODS OTHER ' +
      'HUMANITARIAN_DONATIONS DANGEROUS_GOODS',
  ),
  contentComments: z.string().max(25).optional(),
  AESITN: z.string().min(1).max(35),
  invoiceNumber: z.string().min(1).max(15).optional(),
  contents: z
    .array(
      z.strictObject({
        itemDescription: z
          .string()
          .min(1)
          .max(30)
          .refine((words) => !/^(none|not applicable|n\/a|null|gift|merchandise)$/i.test(words)),
        itemQuantity: z.int().min(1).max(9_999),
        itemTotalValue: z.number().min(0.01).max(999_999.99),
        itemTotalWeight: z.number().positive(),
        weightUOM: z.literal('lb'),
        HSTariffNumber: z.string().min(6).max(14).optional(),
        countryofOrigin: z.string().regex(/^[A-Z]{2}$/),
      }),
    )
    .min(1)
    .max(30),
});

const references = (most: number) =>
  z
    .array(
      z.strictObject({
        referenceNumber: z.string().min(1).max(30),
        printReferenceNumber: z.boolean().optional(),
      }),
    )
    .max(most)
    .optional();

const packed = (classes: string[]) => ({
  ...sizes,
  girth: z.number().min(0).optional(),
  mailClass: z.enum(classes),
  rateIndicator: z.string().regex(/^[A-Z0-9]{2}$/),
  processingCategory: category,
  destinationEntryFacilityType: entry,
  mailingDate: day,
});

const domesticLabel = (classes: string[]) =>
  z.strictObject({
    imageInfo: imageInfo.optional(),
    toAddress: domesticAddress,
    fromAddress: domesticAddress,
    packageDescription: z.strictObject({
      ...packed(classes),
      extraServices: services(5),
      packageOptions: z.strictObject({ packageValue: z.number().min(0).optional() }).optional(),
      customerReference: references(4),
    }),
    customsForm: customsForm.optional(),
  });
export const labelRequest = domesticLabel(domesticClasses);
export const returnRequest = domesticLabel(returnClasses);
export const foreignRequest = z.strictObject({
  imageInfo: z.strictObject({ ...image, suppressPostage: z.boolean().optional() }).optional(),
  toAddress: foreignAddress,
  fromAddress: domesticAddress,
  packageDescription: z.strictObject({
    ...packed(foreignClasses),
    extraServices: services(3),
    packageOptions: z
      .strictObject({
        packageValue: z.number().min(0).optional(),
        nonDeliveryOption: z.enum(['RETURN', 'REDIRECT', 'ABANDON']).optional(),
      })
      .optional(),
    customerReference: references(2),
    prepayDutiesTaxesFees: z.boolean().optional(),
  }),
  customsForm,
});
export type AnyLabelRequest = z.output<typeof labelRequest> | z.output<typeof foreignRequest>;
