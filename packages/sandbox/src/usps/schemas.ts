import { z } from 'zod';
import { UspsError } from './errors.ts';

import { oneOf } from './one-of.ts';

/** What requests must look like, after the official descriptions of the interfaces. */
const states =
  'AA AE AL AK AP AS AZ AR CA CO CT DE DC FM FL GA GU HI ID IL IN IA KS KY LA ME MH MD MA MI MN MS MO MP MT NE NV NH NJ NM NY NC ND OH OK OR PW PA PR RI SC SD TN TX UT VT VI VA WA WV WI WY'.split(
    ' ',
  );
const zip = z.string().regex(/^\d{5}$/);
const name = z.string().min(1).max(50);
const phone = z.string().regex(/^\+?[1-9][0-9]{7,14}$|^[0-9]{6,15}$/);
const entry = z.enum(['NONE', 'DESTINATION_DELIVERY_UNIT', 'DESTINATION_SERVICE_HUB']);
const day = z.iso.date();

const street = {
  streetAddress: z.string().min(1).max(50),
  streetAddressAbbreviation: z.string().max(50).optional(),
  secondaryAddress: z.string().max(50).optional(),
  city: z.string().min(1).max(28),
};
const domesticPlace = {
  ...street,
  state: z.enum(states),
  ZIPCode: zip,
  ZIPPlus4: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  urbanization: z.string().max(96).optional(),
};
const person = {
  firstName: name.optional(),
  lastName: name.optional(),
  firm: z.string().max(50).optional(),
};
const isNamed = ({
  firstName,
  firm,
}: {
  firstName?: string | undefined;
  firm?: string | undefined;
}) => Boolean(firstName) || Boolean(firm);
const named = 'The First and Last Name or Firm are always required.';

export const domesticAddress = z
  .strictObject({
    ...domesticPlace,
    ...person,
    phone: phone.optional(),
    email: z.email().max(50).optional(),
    ignoreBadAddress: z.boolean().optional(),
  })
  .refine(isNamed, named);
export type DomesticAddress = z.output<typeof domesticAddress>;

const foreignAddress = z
  .strictObject({
    ...street,
    ...person,
    postalCode: z.string().max(11).optional(),
    province: z.string().max(40).optional(),
    country: z.string().min(1).optional(),
    countryISOAlpha2Code: z.string().regex(/^[a-zA-Z]{2}$/),
    phone: phone.optional(),
  })
  .refine(isNamed, named)
  .refine(
    ({ countryISOAlpha2Code: country, postalCode }) =>
      country !== 'CA' || /^[A-Z]/i.test(postalCode ?? ''),
    'When shipping to Canada, postalCode must start with a letter.',
  );

const measures = {
  weight: z.number().positive().max(70),
  length: z.number().positive(),
  width: z.number().positive(),
  height: z.number().positive(),
};
const sizes = {
  weightUOM: z.literal('lb').optional(),
  dimensionsUOM: z.literal('in').optional(),
  ...measures,
};
const services = (most: number) => z.array(z.int().min(365).max(991)).max(most).optional();
const category = z.enum(['MACHINABLE', 'NONSTANDARD', 'NON_MACHINABLE', 'IRREGULAR', 'FLATS']);

const domesticClasses = [
  ...['PARCEL_SELECT', 'USPS_GROUND_ADVANTAGE', 'PRIORITY_MAIL_EXPRESS', 'PRIORITY_MAIL'],
  ...['LIBRARY_MAIL', 'MEDIA_MAIL', 'BOUND_PRINTED_MATTER'],
];
const returnClasses = [
  ...['USPS_GROUND_ADVANTAGE_RETURN_SERVICE', 'PRIORITY_MAIL_RETURN_SERVICE'],
  'PRIORITY_MAIL_EXPRESS_RETURN_SERVICE',
];
const foreignClasses = [
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
    packageDescription: searched([...foreignClasses, 'ALL']),
  }),
]);
export type OptionsSearch = z.output<typeof optionsSearch>;

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

export const scanFormRequest = z.strictObject({
  imageInfo: z
    .strictObject({
      imageType: z.enum(['PDF', 'NONE']).default('PDF'),
      labelType: z.enum(['8.5X11LABEL', '4X6LABEL']).default('8.5X11LABEL'),
    })
    .optional(),
  mailingDate: day,
  overwriteMailingDate: z.boolean().default(false),
  entryFacilityZIPCode: zip,
  destinationEntryFacilityType: entry,
  shipment: z.strictObject({ trackingNumbers: z.array(z.string()).min(1).max(40_000) }),
  fromAddress: domesticAddress,
});

export const pickupRequest = z.strictObject({
  pickupDate: day,
  pickupAddress: z.strictObject({
    firstName: name,
    lastName: name,
    firm: z.string().max(50).optional(),
    address: z.strictObject(domesticPlace),
    contact: z
      .array(
        z.union([
          z.strictObject({ email: z.email().max(50) }),
          z.strictObject({ phone: z.string().regex(/^\d{10}$/) }),
          z.strictObject({ cellNumber: z.string().regex(/^\d{10}$/) }),
        ]),
      )
      .min(1)
      .max(2),
  }),
  packages: z
    .array(
      z.strictObject({
        packageType: oneOf(
          'FIRST-CLASS_PACKAGE_SERVICE PRIORITY_MAIL_EXPRESS PRIORITY_MAIL RETURNS ' +
            'USPS_GROUND_ADVANTAGE INTERNATIONAL OTHER',
        ),
        packageCount: z.int().min(1),
      }),
    )
    .min(1),
  estimatedWeight: z.number().positive(),
  pickupLocation: z
    .strictObject({
      packageLocation: oneOf(
        'FRONT_DOOR BACK_DOOR SIDE_DOOR KNOCK_ON_DOOR MAIL_ROOM OFFICE PORCH RECEPTION ' +
          'MAILBOX OTHER',
      ),
      specialInstructions: z.string().max(255).optional(),
      dogPresent: z.boolean().optional(),
    })
    .refine(
      ({ packageLocation, specialInstructions }) =>
        packageLocation !== 'OTHER' || specialInstructions,
      'Pickup location of Other requires additional information in comments.',
    ),
});

export const trackingRequest = z
  .array(
    z.strictObject({
      trackingNumber: z.string().min(1).max(34),
      destinationZIPCode: zip.optional(),
      mailingDate: day.optional(),
    }),
  )
  .min(1)
  .max(35);

/** Reads a body as the gateway in front of every interface does, which names the path that is wrong. */
export function readBody<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const reasons = read.error.issues.map(
    ({ path, message }) => `[Path '/${path.join('/')}'] ${message}`,
  );
  throw new UspsError(
    400,
    '',
    `OASValidation OpenAPI-Spec-Validation with resource "oas://openapi.yaml": failed with reason: "[ERROR - ${reasons.join(', ')}]"`,
  );
}
