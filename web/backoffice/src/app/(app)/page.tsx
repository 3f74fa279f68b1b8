'use client';

import { PageHeader } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import { useViewer } from '#layout/viewer.tsx';

export default function HomePage() {
  const t = useTranslations('shell.navigation');
  const viewer = useViewer();
  return <PageHeader title={t('work')} description={viewer.name} />;
}
