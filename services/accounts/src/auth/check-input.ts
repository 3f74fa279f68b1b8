import { unstorableTexts } from '@mobilytics/chassis/unstorable-text';
import { prefixOf } from '@mobilytics/ids/new-id';
import { APIError } from 'better-auth';
import { z } from 'zod';

const name = z.string().trim().min(1).max(80);
const image = z.url().max(500).nullish();

const signUp = z
  .object({
    name,
    image,
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

const profile = z.object({
  name: name.optional(),
  image,
  // Both belong to the sign-up alone.
  organizationName: z.undefined().optional(),
  invitationId: z.undefined().optional(),
});

/**
 * Refuses texts that are none, a sign-up whose fields are missing or too long, or that names neither or
 * both of an organisation to found and an invitation to follow; and a change of one's profile that is
 * too long or not part of it. `code` is `INVALID_` and the first such field.
 */
export function checkInput(path: string, body: unknown): void {
  const [wrongText] = unstorableTexts(body);
  if (wrongText !== undefined) refuse(wrongText[0]);
  if (path === '/sign-up/email') refuseUnless(signUp, body);
  if (path === '/update-user') refuseUnless(profile, body);
}

function refuseUnless(schema: z.ZodType, body: unknown): void {
  const { error } = schema.safeParse(body);
  if (error !== undefined) refuse(error.issues[0]?.path[0]);
}

function refuse(place: PropertyKey | undefined): never {
  const field = String(place ?? 'input');
  const word = field.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
  throw new APIError('BAD_REQUEST', {
    code: `INVALID_${word}`,
    message: `${field} is missing, too long or not in the right form.`,
  });
}
