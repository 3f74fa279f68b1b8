/** What the API answers when it refuses sign-in and the like. */
export type AuthError = { code?: string | undefined; status: number } | null;

type Answer = Promise<{ error: AuthError }>;

/** The part of an app's Better Auth client that the pages here use. */
export interface AuthClient {
  signIn: { email: (input: { email: string; password: string }) => Answer };
  signOut: () => Promise<unknown>;
  requestPasswordReset: (input: { email: string; redirectTo: string }) => Answer;
  resetPassword: (input: { newPassword: string; token: string }) => Answer;
}

/** The stable code of a refusal, which the messages `auth.errors.*` explain. */
export function authErrorCode(error: NonNullable<AuthError>): string {
  if (error.status === 429) return 'TOO_MANY_ATTEMPTS';
  if (error.status >= 500 || error.status === 0) return 'UNAVAILABLE';
  return error.code ?? 'UNKNOWN';
}
