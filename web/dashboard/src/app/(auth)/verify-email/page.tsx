'use client';

import { Banner } from '@mobilytics/ui/banner';
import { LinkButton } from '@mobilytics/ui/button';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { AuthTitle } from '@mobilytics/web-shell/auth-title';
import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { authClient } from '#lib/auth-client.ts';

/** The mail's link ends here: with a token to confirm, or with the outcome already known. */
export default function VerifyEmailPage() {
  const t = useTranslations('auth.verify');
  const parameters = useSearchParams();
  const token = parameters.get('token');
  const [outcome, setOutcome] = useState(
    parameters.get('error') ? 'failed' : token ? 'open' : 'done',
  );
  const isAsked = useRef(false);

  useEffect(() => {
    // The token works once; React runs effects twice in development.
    if (!token || isAsked.current) return;
    isAsked.current = true;
    void authClient
      .verifyEmail({ query: { token } })
      .then(({ error }) => setOutcome(error ? 'failed' : 'done'));
  }, [token]);

  if (outcome === 'open') {
    return (
      <>
        <AuthTitle title={t('title')} />
        <SkeletonText lines={2} />
      </>
    );
  }
  const isDone = outcome === 'done';
  return (
    <>
      <AuthTitle title={isDone ? t('done') : t('failed')} />
      <Banner tone={isDone ? 'success' : 'warning'}>
        {isDone ? t('doneText') : t('failedText')}
      </Banner>
      <LinkButton kind="primary" className="mt-5" href={isDone ? '/' : '/sign-in'}>
        {t('continue')}
      </LinkButton>
    </>
  );
}
