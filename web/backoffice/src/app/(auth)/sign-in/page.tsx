'use client';

import { SignInPage } from '@mobilytics/web-shell/sign-in-page';
import { authClient } from '#lib/auth-client.ts';

export default function Page() {
  return <SignInPage authClient={authClient} />;
}
