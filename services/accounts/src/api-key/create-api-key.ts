import { parseInput, problem, requiredText } from '@mobilytics/chassis/validate-input';
import { apiKeyScopes, isScope } from '@mobilytics/identity/scopes';
import { newId } from '@mobilytics/ids/new-id';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { CreateApiKeyInput, ResolversTypes } from '../generated/resolvers.ts';
import { requireOrganization } from '../require-organization.ts';
import { hashApiKeySecret, newApiKeySecret, visiblePrefix } from './api-key-secret.ts';

/** Makes a key for the caller's organisation that can do no more than the caller. */
export async function createApiKey(
  ctx: Context,
  input: CreateApiKeyInput,
): Promise<Awaited<ResolversTypes['CreateApiKeyResult']>> {
  const organizationId = requireOrganization(ctx.viewer);
  const parsed = parseInput(inputFor(ctx), input, ctx.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const secret = newApiKeySecret(ctx.services.env.apiKeyEnvironment);
  return ctx.transact(async (tx) => {
    const { name, scopes, expiresAt = null } = parsed.value;
    const apiKey = await tx.db.apiKey.create({
      data: {
        id: newId('key'),
        organizationId,
        name,
        scopes: [...new Set(scopes)].sort(),
        expiresAt,
        prefix: visiblePrefix(secret),
        secretHash: hashApiKeySecret(secret),
        createdAt: tx.now,
        createdById: ctx.viewer.actorId,
      },
    });
    tx.audit({
      action: 'api_key.created',
      targetType: 'ApiKey',
      targetId: apiKey.id,
      after: { name, prefix: apiKey.prefix, scopes: apiKey.scopes, expiresAt },
    });
    return { __typename: 'CreateApiKeySuccess', apiKey, secret };
  });
}

function inputFor({ viewer, now }: Context) {
  const held = (scope: string) => viewer.scopes.includes(scope);
  const fits = (scope: string) => isScope(scope) && apiKeyScopes.includes(scope) && held(scope);
  return z.object({
    name: requiredText(80),
    scopes: z
      .array(
        z.string().superRefine((scope, ctx) => {
          if (fits(scope)) return;
          ctx.addIssue(
            problem(
              'SCOPE_NOT_ALLOWED',
              `You cannot give the scope ${scope} to a key.`,
              `Vous ne pouvez pas donner la portée ${scope} à une clé.`,
            ),
          );
        }),
      )
      .min(1)
      .max(50),
    expiresAt: z
      .date()
      .nullish()
      .superRefine((at, ctx) => {
        if (at == null || at > now()) return;
        ctx.addIssue(
          problem(
            'IN_THE_PAST',
            'This must be in the future.',
            'Cette date doit être dans le futur.',
          ),
        );
      }),
  });
}
