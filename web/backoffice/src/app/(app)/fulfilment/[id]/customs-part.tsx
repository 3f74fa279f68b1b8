'use client';

import { Banner } from '@mobilytics/ui/banner';
import { Button } from '@mobilytics/ui/button';
import { Money } from '@mobilytics/ui/money';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CustomsDialog } from './customs-dialog.tsx';
import type { Customs, Shipment } from './station-query.ts';

/** What customs are told of a parcel that goes abroad, and what they would miss. */
export function CustomsPart({
  shipment,
  customs,
  isFixed,
  onChanged,
}: {
  shipment: Shipment;
  customs: Customs;
  /** The label is being bought: what was told stands. */
  isFixed: boolean;
  onChanged: () => void;
}) {
  const t = useTranslations('fulfilment.customs');
  const [isEditing, setEditing] = useState(false);
  const { problems, items } = customs;
  return (
    <div className="flex flex-col gap-3 border-t border-line px-4 py-4 sm:px-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h3 className="font-semibold">{t('title')}</h3>
        {!isFixed && (
          <Button size="small" onPress={() => setEditing(true)}>
            {t('edit')}
          </Button>
        )}
      </div>
      {problems.length > 0 && (
        <Banner tone="warning" title={t('incomplete')}>
          <ul className="list-disc pl-5">
            {problems.map((problem) => (
              <li key={`${problem.sku} ${problem.field}`}>{problem.message}</li>
            ))}
          </ul>
        </Banner>
      )}
      <p className="text-sm text-muted">
        {[t(`reasons.${customs.reason}`), t(`incoterms.${customs.incoterm}`)].join(' · ')} ·{' '}
        <Money value={customs.total} />
      </p>
      <ul className="text-sm">
        {items.map((item) => (
          <li key={item.sku} className="py-0.5 [overflow-wrap:anywhere]">
            {`${item.quantity} × ${item.description}`}{' '}
            <span className="text-muted">
              {t('facts', {
                hsCode: item.hsCode ?? '—',
                origin: item.countryOfOrigin ?? '—',
              })}
            </span>
          </li>
        ))}
      </ul>
      {isEditing && (
        <CustomsDialog
          shipment={shipment}
          customs={customs}
          onClose={() => setEditing(false)}
          onSaved={onChanged}
        />
      )}
    </div>
  );
}
