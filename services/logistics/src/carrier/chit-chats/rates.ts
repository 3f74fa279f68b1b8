import type { RateOffer } from '../carrier.ts';
import type { JsonNode } from '../json.ts';
import { unreadable } from './errors.ts';
import { accountCurrency, totalDue } from './money.ts';
import { idOf, readShipments } from './shipment.ts';

/** The offers of a draft, or a bare list of them. A rate without its service or price cannot be bought. */
export function readRates(answer: JsonNode): RateOffer[] {
  const rates = readShipments(answer).flatMap((item) =>
    item.at('rates').value === null && idOf(item) === null ? [item] : item.all('rates'),
  );
  const offers = rates.flatMap(readRate);
  if (rates.length > 0 && offers.length === 0) {
    throw unreadable('The rates lack their service or their price.');
  }
  return offers;
}

function readRate(rate: JsonNode): RateOffer[] {
  const service = rate.text('postage_type');
  const amountMinor = totalDue(rate);
  if (service === null || amountMinor === null) return [];
  return [
    {
      service,
      serviceName: rate.text('postage_description') ?? service,
      ...{ amountMinor, currency: accountCurrency },
      transitDays: transitDays(rate.text('delivery_time_description')),
      deliverBy: /^\d{4}-\d{2}-\d{2}/.exec(rate.text('estimated_delivery_at') ?? '')?.[0] ?? null,
      guaranteed: false,
    },
  ];
}

/** `2-9 business days` as 9: the later day is the one that can be promised. */
function transitDays(text: string | null): number | null {
  const days = /(\d+)\+?\s*(?:business |working )?days?/i.exec(text ?? '')?.[1];
  return days === undefined ? null : Number(days);
}
