import { prefixOf } from '@mobilytics/ids/new-id';
import { APIError } from 'better-auth';
import { z } from 'zod';

const signUp = z
  .object({
    name: z.string().trim().min(1).max(80),
    email: z.email().max(254),
    organizationName: z.string().trim().min(1).max(120).optional(),
    invitationId: z
      .string()
      .refine((id) => prefixOf(id) === 'ivt')
      .optional(),
  })
  .refine((body) => (body.organizationName === undefined) !== (body.invitationId === undefined), {
    path: ['organizationName'],
  });

/**
 * Refuses a sign-up whose fields are missing or too long, or that names neither or both of an
 * organisation to found and an invitation to follow. `code` is `INVALID_` and the first such field.
 */
export function checkSignUp(body: unknown): void {
  const { error } = signUp.safeParse(body);
  const field = error?.issues[0]?.path[0];
  if (error === undefined) return;
  const word = String(field ?? 'input').replace(/[A-Z]/g, (letter) => `_${letter}`);
  throw new APIError('BAD_REQUEST', {
    code: `INVALID_${word.toUpperCase()}`,
    message: `${String(field ?? 'The input')} is missing, too long or not in the right form.`,
  });
}
