'use client';

import { Button } from '@mobilytics/ui/button';
import { showToast } from '@mobilytics/ui/toast';
import { AuthTitle } from '@mobilytics/web-shell/auth-title';
import { useAuthProblems } from '@mobilytics/web-shell/lib/use-auth-problems';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { authClient } from '#lib/auth-client.ts';

export function CheckMail({ email }: { email: string }) {
  const t = useTranslations('auth.checkMail');
  const problems = useAuthProblems();
  const [isSending, setSending] = useState(false);
  const resend = async () => {
    setSending(true);
    const { error } = await authClient.sendVerificationEmail({
      email,
      callbackURL: '/verify-email',
    });
    setSending(false);
    showToast(problems(error)[0]?.message ?? t('resent'));
  };
  return (
    <>
      <AuthTitle title={t('title')} />
      <div role="status" className="flex flex-col gap-4 text-sm">
        <p className="[overflow-wrap:anywhere]">{t('text', { email })}</p>
        <p className="text-muted">{t('again')}</p>
      </div>
      <Button className="mt-5" isPending={isSending} onPress={() => void resend()}>
        {t('resend')}
      </Button>
    </>
  );
}
