import type { RateOffer } from '../carrier.ts';
import type { XmlDocument, XmlNode } from '../xml.ts';
import { calendarDate } from './local-time.ts';
import { unreadable } from './messages.ts';
import { toMinor } from './units.ts';

/** Offers that name their service and their price. Throws when there are offers and none does. */
export function readRates({ root, node }: XmlDocument): RateOffer[] {
  if (root === 'nothing') return [];
  const enclosed = node.all('price-quotes', 'price-quote');
  if (root !== 'price-quotes' && enclosed.length === 0) {
    throw unreadable(`<${root}> instead of <price-quotes>.`);
  }
  const quotes = enclosed.length > 0 ? enclosed : node.all('price-quote');
  const alone = quotes.length === 0 && node.text('service-code') !== null ? [node] : quotes;
  const offers = alone.flatMap(readQuote);
  if (alone.length > 0 && offers.length === 0) {
    throw unreadable('No price quote has both its service and its price.');
  }
  return offers;
}

/** What is due has the taxes and all surcharges in it. */
function readQuote(quote: XmlNode): RateOffer[] {
  const service = quote.text('service-code');
  const amountMinor = toMinor(quote.text('price-details', 'due'));
  if (service === null || amountMinor === null) return [];
  const transit = quote.text('service-standard', 'expected-transit-time');
  return [
    {
      service,
      serviceName: quote.text('service-name') ?? service,
      amountMinor,
      currency: 'CAD',
      transitDays: /^\d+$/.test(transit ?? '') ? Number(transit) : null,
      deliverBy: calendarDate(quote.text('service-standard', 'expected-delivery-date')),
      guaranteed: quote.text('service-standard', 'guaranteed-delivery') === 'true',
    },
  ];
}
