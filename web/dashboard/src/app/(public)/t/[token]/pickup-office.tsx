'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type Opening, openingLines } from '#lib/opening-lines.ts';

type Office = {
  name: string;
  line1: string;
  city: string;
  region: string;
  postalCode: string;
  hours: Opening[];
};

/** Where to go, and when somebody is there. */
export function PickupOffice({ office }: { office: Office }) {
  const t = useTranslations('tracking');
  const locale = useLocale();
  const lines = openingLines(office.hours, locale);
  return (
    <address className="not-italic">
      <span className="block font-medium">{office.name}</span>
      <span className="block">{office.line1}</span>
      <span className="block">{`${office.city}, ${office.region} ${office.postalCode}`}</span>
      {lines.length > 0 && (
        <dl
          aria-label={t('openingHours')}
          className="mt-2 grid w-fit grid-cols-[auto_auto] gap-x-4 text-sm"
        >
          {lines.map(({ days, times }) => (
            <div key={days} className="contents">
              <dt className="text-muted">{days}</dt>
              <dd className="tabular-nums">
                {times.map((time) => (
                  <span key={time} className="block whitespace-nowrap">
                    {time}
                  </span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </address>
  );
}
