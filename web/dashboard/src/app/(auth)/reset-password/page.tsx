'use client';

import { ResetPasswordPage } from '@mobilytics/web-shell/reset-password-page';
import { authClient } from '#lib/auth-client.ts';

export default function Page() {
  return <ResetPasswordPage authClient={authClient} />;
}
