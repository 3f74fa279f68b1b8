'use client';

import { useApolloClient } from '@apollo/client/react';
import { useRouter } from 'next/navigation';
import type { AuthClient } from './auth-client.ts';

/** Ends the session, and forgets what this page had read with it. */
export function useSignOut(authClient: Pick<AuthClient, 'signOut'>): () => Promise<void> {
  const client = useApolloClient();
  const router = useRouter();
  return async () => {
    await authClient.signOut();
    await client.clearStore();
    router.replace('/sign-in');
  };
}
