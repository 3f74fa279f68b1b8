import { GraphqlFailure } from '@mobilytics/chassis/failure';
import type { Identity } from '@mobilytics/identity/identity';
import { message } from './messages.ts';

/** The organisation the caller acts for; staff, who act for none, are refused. */
export function requireOrganization(viewer: Identity): string {
  if (viewer.organizationId !== null) return viewer.organizationId;
  throw new GraphqlFailure('FORBIDDEN', message('noOrganization', viewer.locale));
}
