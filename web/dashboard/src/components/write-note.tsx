'use client';

import { useTranslations } from 'next-intl';
import { useMay } from '#layout/viewer.tsx';

/** Why the buttons of a billing page are missing, for who may look and not change. */
export function WriteNote() {
  const t = useTranslations('billing');
  const mayWrite = useMay('billing:write');
  return mayWrite ? null : <p className="mb-4 text-sm text-muted">{t('mayNotWrite')}</p>;
}
