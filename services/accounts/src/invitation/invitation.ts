import type { CustomerRole } from '@mobilytics/identity/scopes';
import type { MessageName } from '../messages.ts';

/** How long an invitation can be accepted. */
export const invitationLifetimeMs = 7 * 24 * 60 * 60 * 1000;

/** An invitation, as the API shows it. */
export type InvitationView = {
  id: string;
  email: string;
  role: CustomerRole;
  organizationName: string;
  expiresAt: Date;
  invitedBy: string;
};

type State = { status: string; expiresAt: Date; email: string };

/** Why an invitation cannot be accepted, or null when it can. */
export function whyUnusable(
  invitation: State,
  acceptedBy: { email: string; emailVerified: boolean },
  now: Date,
): MessageName | null {
  // The address comes first, so that a stranger with a link learns nothing else of it.
  const isTheirs = acceptedBy.emailVerified && acceptedBy.email === invitation.email;
  if (!isTheirs) return 'invitationForOther';
  if (invitation.status === 'ACCEPTED') return 'invitationUsed';
  if (invitation.status === 'REVOKED') return 'invitationRevoked';
  return invitation.expiresAt <= now ? 'invitationExpired' : null;
}
