import { z } from 'zod';
import { domesticAddress, domesticPlace, name, zip } from './address-schemas.ts';
import { oneOf } from './one-of.ts';
import { day, entry } from './parcel-schemas.ts';

/** What is asked after labels were made: forms, collections, tracking. */
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
