import { LinkButton } from '@mobilytics/ui/button';
import { EmptyState } from '@mobilytics/ui/empty-state';
import { getTranslations } from 'next-intl/server';

export default async function NotFound() {
  const t = await getTranslations('shell.notFound');
  return (
    <main className="mx-auto max-w-xl pt-24">
      <title>{`${t('title')} · Mobilytics`}</title>
      <EmptyState title={t('title')} action={<LinkButton href="/">{t('back')}</LinkButton>}>
        {t('text')}
      </EmptyState>
    </main>
  );
}
