import { GraphqlFailure } from '@mobilytics/chassis/failure';
import type { Context } from './context.ts';

/** What is created belongs to an organisation, so staff create it as one of its members. */
export function requireOrganization({ viewer }: Context): string {
  if (viewer.organizationId === null) {
    throw new GraphqlFailure('FORBIDDEN', 'This is created by a member of an organisation.');
  }
  return viewer.organizationId;
}
