import type { RateOffer, RateRequest } from '../carrier.ts';
import { writeXml, type XmlDocument, type XmlElement, type XmlNode } from '../xml.ts';
import { unreadable } from './messages.ts';
import { centimetres, compactPostalCode, kilograms } from './units.ts';

const namespace = 'http://www.canadapost.ca/ws/ship/rate-v4';

export function writeMailingScenario(request: RateRequest, customerNumber: string | null): string {
  const { parcel } = request;
  return writeXml('mailing-scenario', namespace, [
    ['customer-number', customerNumber ?? undefined],
    ['quote-type', customerNumber === null ? 'counter' : undefined],
    ['expected-mailing-date', request.mailingDate],
    [
      'parcel-characteristics',
      [
        ['weight', kilograms(parcel.weightGrams)],
        [
          'dimensions',
          [
            ['length', centimetres(parcel.lengthMillimetres)],
            ['width', centimetres(parcel.widthMillimetres)],
            ['height', centimetres(parcel.heightMillimetres)],
          ],
        ],
      ],
    ],
    ['origin-postal-code', compactPostalCode(request.from.postalCode)],
    ['destination', [destination(request.to)]],
  ]);
}

function destination({ country, postalCode }: RateRequest['to']): XmlElement {
  if (country === 'CA') return ['domestic', [['postal-code', compactPostalCode(postalCode)]]];
  if (country === 'US') return ['united-states', [['zip-code', postalCode.trim()]]];
  return ['international', [['country-code', country]]];
}

export function readRates({ root, node }: XmlDocument): RateOffer[] {
  if (root !== 'price-quotes') throw unreadable(`<${root}> instead of <price-quotes>.`);
  return node.all('price-quote').map(readQuote);
}

function readQuote(quote: XmlNode): RateOffer {
  const service = quote.text('service-code');
  const due = quote.text('price-details', 'due');
  if (service === null || due === null || !/^\d+(\.\d+)?$/.test(due)) {
    throw unreadable('A price quote lacks its service or its price.');
  }
  const transit = quote.text('service-standard', 'expected-transit-time');
  const [whole = '0', fraction = ''] = due.split('.');
  return {
    service,
    serviceName: quote.text('service-name') ?? service,
    amountMinor: Number(`${whole}${fraction.padEnd(2, '0').slice(0, 2)}`),
    currency: 'CAD',
    transitDays: transit === null ? null : Number(transit),
    deliverBy: quote.text('service-standard', 'expected-delivery-date'),
    guaranteed: quote.text('service-standard', 'guaranteed-delivery') === 'true',
  };
}
