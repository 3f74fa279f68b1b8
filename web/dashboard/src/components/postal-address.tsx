'use client';

import { useLocale } from 'next-intl';
import type { OrderAddressFragment } from '#generated/graphql.ts';
import { countryName } from '#lib/places.ts';

/** An address in the lines of an envelope. */
export function PostalAddress({ address }: { address: OrderAddressFragment }) {
  const locale = useLocale();
  const lines = [
    address.name,
    address.company,
    address.line1,
    address.line2,
    [address.city, address.region, address.postalCode].filter(Boolean).join(' '),
    countryName(address.country, locale),
    address.phone,
  ].filter(Boolean);
  return (
    <address className="text-sm not-italic">
      {lines.map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
    </address>
  );
}
