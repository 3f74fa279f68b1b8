import { customerNumber, dimensions, postalCode, serviceCode } from './request-schemas.ts';
import {
  all,
  boolean,
  choice,
  date,
  decimal,
  fixedTrue,
  list,
  oneOf,
  pattern,
  text,
} from './schema.ts';

// The rules of Canada Post's XSDs manifest-v8, authreturn-v2 and pickuprequest.

export const transmitSet = all({
  'customer-request-id?': text(35),
  'group-ids': list('group-id', 10_000, text(32, 1)),
  'cpc-pickup-indicator?': fixedTrue,
  'requested-shipping-point?': postalCode,
  'shipping-point-id?': text(4),
  'detailed-manifests': boolean,
  'method-of-payment': text(15),
  'manifest-address': all({
    'manifest-company': text(44, 1),
    'manifest-name?': text(44, 1),
    'phone-number': text(25),
    'address-details': all({
      'address-line-1': text(44, 1),
      'address-line-2?': text(44),
      city: text(40, 1),
      'prov-state': text(2, 1),
      'country-code?': oneOf('CA', 'US'),
      'postal-zip-code': pattern(/[A-Z]\d[A-Z]\d[A-Z]\d|\d{5}(-\d{4})?/),
    }),
  }),
  'customer-reference?': text(12),
  'excluded-shipments?': list('shipment-id', 10_000, text(32)),
});

const domesticAddress = all({
  'address-line-1': text(44, 1),
  'address-line-2?': text(44),
  city: text(40, 1),
  province: text(2, 1),
  'postal-code': postalCode,
});
const email = pattern(
  /['_A-Za-z0-9\-+]+(\.['_A-Za-z0-9\-+]+)*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(\.[A-Za-z]{2,5})/,
);

export const authorizedReturn = all({
  'create-public-key?': fixedTrue,
  'service-code': serviceCode,
  returner: all({
    name: text(44, 1),
    'company?': text(44, 1),
    'domestic-address': domesticAddress,
  }),
  receiver: all({
    name: text(44, 1),
    'company?': text(44, 1),
    'email?': email,
    'receiver-voice-number?': text(25),
    'domestic-address': domesticAddress,
  }),
  'parcel-characteristics?': all({ 'weight?': decimal(999.999, 3), 'dimensions?': dimensions }),
  'print-preferences?': all({
    'output-format?': oneOf('8.5x11', '4x6', '3x5'),
    'encoding?': oneOf('PDF', 'ZPL'),
    'show-packing-instructions?': boolean,
  }),
  'settlement-info?': all({ 'paid-by-customer?': customerNumber, 'contract-id?': customerNumber }),
  'references?': all({ 'customer-ref-1?': text(35), 'customer-ref-2?': text(35) }),
});

const quarterHour = pattern(/(12|13|14|15|16|17):(00|15|30|45)/);

export const pickupRequest = all({
  'customer-request-id?': text(35, 1),
  'pickup-type': oneOf('OnDemand', 'Scheduled'),
  'pickup-location': all({
    'business-address-flag': boolean,
    'alternate-address?': all({
      company: text(35),
      'address-line-1': text(35),
      city: text(35),
      province: text(2, 1),
      'postal-code': postalCode,
    }),
  }),
  'contact-info': all({
    'contact-name': text(45),
    email,
    'contact-phone': pattern(/\d{3}-\d{3}-\d{4}/),
    'telephone-ext?': pattern(/\d{1,6}/),
    'receive-email-updates-flag?': boolean,
  }),
  'location-details': all({
    'five-ton-flag?': boolean,
    'loading-dock-flag?': boolean,
    'pickup-instructions': text(132),
  }),
  'items-characteristics?': all({
    'pww-flag?': boolean,
    'priority-flag?': boolean,
    'returns-flag?': boolean,
    'heavy-item-flag?': boolean,
  }),
  'pickup-volume': text(40, 1),
  'pickup-times': choice({
    'on-demand-pickup-time': all({
      date,
      'preferred-time': quarterHour,
      'closing-time': quarterHour,
    }),
  }),
  'payment-info?': all({
    'contract-id?': customerNumber,
    'method-of-payment?': oneOf('CreditCard', 'Account', 'SupplierAccount'),
  }),
});
