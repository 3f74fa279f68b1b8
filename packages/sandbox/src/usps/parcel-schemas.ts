import { z } from 'zod';

/** What a parcel is, and how its prices are asked for. */
export const entry = z.enum(['NONE', 'DESTINATION_DELIVERY_UNIT', 'DESTINATION_SERVICE_HUB']);
export const day = z.iso.date();

const measures = {
  weight: z.number().positive().max(70),
  length: z.number().positive(),
  width: z.number().positive(),
  height: z.number().positive(),
};
export const sizes = {
  weightUOM: z.literal('lb').optional(),
  dimensionsUOM: z.literal('in').optional(),
  ...measures,
};
export const services = (most: number) => z.array(z.int().min(365).max(991)).max(most).optional();
export const category = z.enum([
  'MACHINABLE',
  'NONSTANDARD',
  'NON_MACHINABLE',
  'IRREGULAR',
  'FLATS',
]);

export const domesticClasses = [
  ...['PARCEL_SELECT', 'USPS_GROUND_ADVANTAGE', 'PRIORITY_MAIL_EXPRESS', 'PRIORITY_MAIL'],
  ...['LIBRARY_MAIL', 'MEDIA_MAIL', 'BOUND_PRINTED_MATTER'],
];
export const returnClasses = [
  ...['USPS_GROUND_ADVANTAGE_RETURN_SERVICE', 'PRIORITY_MAIL_RETURN_SERVICE'],
  'PRIORITY_MAIL_EXPRESS_RETURN_SERVICE',
];
export const foreignClasses = [
  ...['FIRST-CLASS_PACKAGE_INTERNATIONAL_SERVICE', 'PRIORITY_MAIL_INTERNATIONAL'],
  'PRIORITY_MAIL_EXPRESS_INTERNATIONAL',
];

const search = {
  originZIPCode: z.string().regex(/^\d{5}(?:[-\s]\d{4})?$/),
  pricingOptions: z
    .array(
      z.strictObject({
        priceType: z.enum(['RETAIL', 'COMMERCIAL', 'CONTRACT']).optional(),
        paymentAccount: z
          .looseObject({ accountType: z.string(), accountNumber: z.string() })
          .optional(),
      }),
    )
    .min(1),
};
const searched = (classes: string[]) =>
  z.strictObject({
    ...measures,
    mailClass: z.enum(classes),
    extraServices: services(5),
    packageValue: z.number().min(0).optional(),
    mailingDate: day.optional(),
  });
export const optionsSearch = z.union([
  z.strictObject({
    ...search,
    destinationZIPCode: z.string().regex(/^\d{5}(?:[-\s]\d{4})?$/),
    destinationEntryFacilityType: entry.optional(),
    packageDescription: searched([
      ...[...domesticClasses, ...returnClasses],
      ...['ALL', 'ALL_OUTBOUND', 'ALL_RETURNS'],
    ]),
    shippingFilter: z.enum(['PRICE', 'SERVICE_STANDARDS']).optional(),
  }),
  z.strictObject({
    ...search,
    destinationCountryCode: z.string().regex(/^[A-Z]{2}$/),
    foreignPostalCode: z.string().max(11).optional(),
    requestDutiesTaxesFees: z.boolean().optional(),
    destinationState: z
      .string()
      .regex(/^\w{2}$/)
      .optional(),
    items: z
      .array(
        z.strictObject({
          itemId: z.string().regex(/^\w{1,20}$/),
          itemValue: z.number().min(0.01).max(999_999.99),
          itemQuantity: z.int().min(1),
          itemWeight: z.number().min(0.001).optional(),
          countryOfOrigin: z
            .string()
            .regex(/^[A-Z]{2}$/)
            .optional(),
          HSTariffNumber: z.string().min(6).max(14).optional(),
        }),
      )
      .max(30)
      .optional(),
    packageDescription: searched([...foreignClasses, 'ALL']),
  }),
]);
export type OptionsSearch = z.output<typeof optionsSearch>;
