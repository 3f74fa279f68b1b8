import { formatMoney, isCurrency } from '@mobilytics/money/money';
import type { Locale } from '../messages.ts';
import type { LinePrice } from './price-line.ts';

const vehicleWords: Record<string, Record<Locale, [one: string, many: string]>> = {
  CAR: { en: ['car', 'cars'], fr: ['voiture', 'voitures'] },
  VAN: { en: ['van', 'vans'], fr: ['fourgonnette', 'fourgonnettes'] },
  BOX_TRUCK: { en: ['box truck', 'box trucks'], fr: ['camion fourgon', 'camions fourgons'] },
  TRAILER: { en: ['trailer', 'trailers'], fr: ['remorque', 'remorques'] },
  BUS: { en: ['bus', 'buses'], fr: ['autobus', 'autobus'] },
};

/** How a price comes about, in a sentence: "3 weeks × (2 vans at $114.00)". */
export function describePrice(price: LinePrice | null, currency: string, locale: Locale): string {
  if (price === null || !isCurrency(currency)) {
    return locale === 'fr'
      ? 'Aucun tarif pour ces véhicules.'
      : 'There is no rate for these vehicles.';
  }
  const groups = new Map<string, { type: string; weekMinor: number; count: number }>();
  for (const { vehicleType, weekMinor } of price.vehicles) {
    const key = `${vehicleType} ${weekMinor}`;
    const group = groups.get(key) ?? { type: vehicleType, weekMinor, count: 0 };
    groups.set(key, { ...group, count: group.count + 1 });
  }
  const parts = [...groups.values()].map(({ type, weekMinor, count }) => {
    const [one, many] = vehicleWords[type]?.[locale] ?? [type, type];
    const rate = formatMoney({ amountMinor: weekMinor, currency }, locale);
    return locale === 'fr'
      ? `${count} ${count > 1 ? many : one} à ${rate}`
      : `${count} ${count > 1 ? many : one} at ${rate}`;
  });
  const weeks =
    locale === 'fr'
      ? `${price.weeks} ${price.weeks > 1 ? 'semaines' : 'semaine'}`
      : `${price.weeks} ${price.weeks > 1 ? 'weeks' : 'week'}`;
  return `${weeks} × (${parts.join(' + ')})`;
}
