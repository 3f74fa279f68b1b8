'use client';

import { ForgotPasswordPage } from '@mobilytics/web-shell/forgot-password-page';
import { authClient } from '#lib/auth-client.ts';

export default function Page() {
  return <ForgotPasswordPage authClient={authClient} />;
}
