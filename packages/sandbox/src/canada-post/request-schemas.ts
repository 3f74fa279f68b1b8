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

// The rules of Canada Post's XSDs rating, shipment-v8 and ncshipment-v4.

export const namespaces = {
  rating: 'http://www.canadapost.ca/ws/ship/rate-v4',
  shipment: 'http://www.canadapost.ca/ws/shipment-v8',
  ncshipment: 'http://www.canadapost.ca/ws/ncshipment-v4',
  manifest: 'http://www.canadapost.ca/ws/manifest-v8',
  authreturn: 'http://www.canadapost.ca/ws/authreturn-v2',
  pickup: 'http://www.canadapost.ca/ws/pickup/availability',
  pickuprequest: 'http://www.canadapost.ca/ws/pickuprequest',
  postoffice: 'http://www.canadapost.ca/ws/postoffice',
  track: 'http://www.canadapost.ca/ws/track',
  messages: 'http://www.canadapost.ca/ws/messages',
};

export const postalCode = pattern(/[A-Z]\d[A-Z]\d[A-Z]\d/);
export const customerNumber = pattern(/\d{1,10}/);
const countryCode = pattern(/[a-zA-Z][a-zA-Z]/);
export const serviceCode = text(32, 1);
const email = pattern(
  /(['_A-Za-z0-9\-+]+)(\.['_A-Za-z0-9\-+]+)*@([A-Za-z0-9-]+)(\.[A-Za-z0-9-]+)*(\.[A-Za-z]{2,})/,
);
const side = decimal(999.9, 1);
export const dimensions = all({ length: side, width: side, height: side });

export const mailingScenario = all({
  'customer-number?': customerNumber,
  'contract-id?': customerNumber,
  'promo-code?': text(10, 1),
  'quote-type?': oneOf('commercial', 'counter'),
  'expected-mailing-date?': date,
  'options?': list(
    'option',
    20,
    all({ 'option-code': text(10, 1), 'option-amount?': decimal(999_999.99, 2) }),
  ),
  'parcel-characteristics': all({
    weight: decimal(99.999, 3),
    'dimensions?': dimensions,
    'unpackaged?': boolean,
    'mailing-tube?': boolean,
    'oversized?': boolean,
  }),
  'services?': list('service-code', 20, serviceCode),
  'origin-postal-code': postalCode,
  destination: choice({
    domestic: all({ 'postal-code': postalCode }),
    'united-states': all({ 'zip-code': pattern(/\d{5}(-\d{4})?/) }),
    international: all({ 'country-code': countryCode, 'postal-code?': text(10, 1) }),
  }),
});

const domesticAddress = all({
  'address-line-1': text(44, 1),
  'address-line-2?': text(44),
  city: text(40, 1),
  'prov-state': text(2, 1),
  'postal-zip-code': postalCode,
});
const senderAddress = all({
  'address-line-1': text(44, 1),
  'address-line-2?': text(44),
  city: text(40, 1),
  'prov-state': text(20, 1),
  'country-code': countryCode,
  'postal-zip-code?': text(14, 1),
});
const destinationAddress = (firstLine: string) =>
  all({
    [firstLine]: text(44, 1),
    'address-line-2?': text(44),
    'city?': text(40, 1),
    'prov-state?': text(20, 1),
    'country-code': countryCode,
    'postal-zip-code?': text(14, 1),
  });
const sender = (address: ReturnType<typeof all>) =>
  all({
    'name?': text(44),
    company: text(44),
    'contact-phone': text(25),
    'address-details': address,
  });
const destination = (firstLine: string) =>
  all({
    'name?': text(44),
    'company?': text(44),
    'additional-address-info?': text(44),
    'client-voice-number?': text(25),
    'address-details': destinationAddress(firstLine),
  });
const options = list(
  'option',
  20,
  all({
    'option-code': text(10, 1),
    'option-amount?': decimal(999_999.99, 2),
    'option-qualifier-1?': boolean,
    'option-qualifier-2?': text(12),
  }),
);
const preferences = all({
  'show-packing-instructions': boolean,
  'show-postage-rate?': boolean,
  'show-insured-value?': boolean,
});
const references = all({
  'cost-centre?': text(30),
  'customer-ref-1?': text(35),
  'customer-ref-2?': text(35),
});
const notification = all({
  email,
  'on-shipment': boolean,
  'on-exception': boolean,
  'on-delivery': boolean,
});
const sku = all({
  'customs-number-of-units': pattern(/[1-9]\d{0,3}/),
  'customs-description': text(45, 1),
  'sku?': text(15),
  'hs-tariff-code?': pattern(/\d{4}(\.\d{2}(\.\d{2}(\.\d{2})?)?)?/),
  'unit-weight': decimal(99.999, 3),
  'customs-value-per-unit': decimal(99_999.99, 2),
  'customs-unit-of-measure?': text(3, 3),
  'country-of-origin?': countryCode,
  'province-of-origin?': text(2, 1),
});
const customs = (more: Parameters<typeof all>[0] = {}) =>
  all({
    currency: text(3, 1),
    'conversion-from-cad?': decimal(9_999.999_999, 6),
    'reason-for-export': text(3, 1),
    'other-reason?': text(44),
    'sku-list': list('item', 500, sku),
    'duties-and-taxes-prepaid?': decimal(99_999.99, 2),
    'certificate-number?': text(10),
    'licence-number?': text(10),
    'invoice-number?': text(10),
    ...more,
  });
const weight = decimal(999.999, 3);

/** `group-id` or `transmit-shipment`: which of the two is checked when the shipment is made. */
export const contractShipment = all({
  'customer-request-id?': text(35),
  'group-id?': text(32, 1),
  'transmit-shipment?': fixedTrue,
  'quickship-label-requested?': boolean,
  'cpc-pickup-indicator?': fixedTrue,
  'requested-shipping-point?': postalCode,
  'shipping-point-id?': text(4),
  'expected-mailing-date?': date,
  'provide-pricing-info?': fixedTrue,
  'provide-receipt-info?': fixedTrue,
  'delivery-spec': all({
    'service-code': serviceCode,
    sender: sender(senderAddress),
    destination: destination('address-line-1?'),
    'options?': options,
    'parcel-characteristics': all({
      weight,
      'dimensions?': dimensions,
      'unpackaged?': boolean,
      'mailing-tube?': boolean,
      'oversized?': boolean,
    }),
    'notification?': notification,
    'print-preferences?': all({
      'output-format?': oneOf('8.5x11', '4x6'),
      'encoding?': oneOf('PDF', 'ZPL'),
    }),
    preferences,
    'references?': references,
    'customs?': customs({ 'ioss-id?': text(13) }),
    'settlement-info': all({
      'paid-by-customer?': customerNumber,
      'contract-id?': customerNumber,
      'cif-shipment?': fixedTrue,
      'intended-method-of-payment': text(15),
      'promo-code?': text(10),
    }),
  }),
});

export const nonContractShipment = all({
  'requested-shipping-point?': postalCode,
  'delivery-spec': all({
    'service-code': serviceCode,
    sender: sender(domesticAddress),
    destination: destination('address-line-1'),
    'options?': options,
    'parcel-characteristics': all({
      weight,
      'dimensions?': dimensions,
      'document?': boolean,
      'unpackaged?': boolean,
      'mailing-tube?': boolean,
    }),
    'notification?': notification,
    preferences,
    'references?': references,
    'customs?': customs(),
    'settlement-info?': all({ 'promo-code?': text(10) }),
  }),
});

export const refundRequest = all({ email });
