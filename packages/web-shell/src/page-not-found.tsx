import { LinkButton } from '@mobilytics/ui/button';
import { getTranslations } from 'next-intl/server';

/** Shown where no page has the address. */
export async function PageNotFound() {
  const t = await getTranslations('shell.notFound');
  return (
    <main className="mx-auto flex max-w-xl flex-col items-center gap-2 px-4 pt-24 text-center">
      <title>{`${t('title')} · Mobilytics`}</title>
      <h1 className="text-xl font-semibold">{t('title')}</h1>
      <p className="text-sm text-muted">{t('text')}</p>
      <LinkButton className="mt-3" href="/">
        {t('back')}
      </LinkButton>
    </main>
  );
}
