import type { PostalAddress, RateRequest } from '../carrier.ts';
import type { XmlElement } from '../xml.ts';
import { canadianPostalCode, countryCode, zipCode } from './address.ts';
import type { CanadaPostSettings, Message } from './api.ts';
import { optionsElement } from './options.ts';
import { parcelCharacteristics } from './parcel.ts';
import { refuse } from './refusal.ts';

type Account = Pick<CanadaPostSettings, 'customerNumber' | 'contractId' | 'usdPerCad'>;

/** The question for prices, its elements in the order of the schema. */
export function writeMailingScenario(request: RateRequest, account: Account): Message {
  const { from, to, parcel } = request;
  if (from.country !== 'CA') refuse('sender.country', 'Canada Post collects in Canada only.');
  return {
    root: 'mailing-scenario',
    namespace: 'http://www.canadapost.ca/ws/ship/rate-v4',
    elements: [
      ['customer-number', account.customerNumber],
      ['contract-id', account.contractId ?? undefined],
      ['quote-type', 'commercial'],
      ['expected-mailing-date', request.mailingDate],
      optionsElement(request, account.usdPerCad),
      parcelCharacteristics(parcel, null),
      ['origin-postal-code', canadianPostalCode('sender.postalCode', from.postalCode)],
      ['destination', [destination(to)]],
    ],
  };
}

function destination({ country, postalCode }: PostalAddress): XmlElement {
  if (country === 'CA') {
    return ['domestic', [['postal-code', canadianPostalCode('shipTo.postalCode', postalCode)]]];
  }
  if (country === 'US') {
    return ['united-states', [['zip-code', zipCode('shipTo.postalCode', postalCode)]]];
  }
  return ['international', [['country-code', countryCode('shipTo.country', country)]]];
}
