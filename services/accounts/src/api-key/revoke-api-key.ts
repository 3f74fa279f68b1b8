import type { Context } from '../context.ts';
import type { ResolversTypes, RevokeApiKeyInput } from '../generated/resolvers.ts';
import { notFound } from '../messages.ts';
import { requireOrganization } from '../require-organization.ts';

/** Ends a key of the caller's organisation. */
export async function revokeApiKey(
  ctx: Context,
  { id }: RevokeApiKeyInput,
): Promise<Awaited<ResolversTypes['RevokeApiKeyResult']>> {
  const organizationId = requireOrganization(ctx.viewer);
  return ctx.transact(async (tx) => {
    const revoked = await tx.db.apiKey.updateMany({
      where: { id, organizationId, revokedAt: null },
      data: { revokedAt: tx.now },
    });
    if (revoked.count === 0) {
      return notFound('apiKeyNotFound', ctx.viewer.locale, 'input', 'id');
    }
    tx.audit({ action: 'api_key.revoked', targetType: 'ApiKey', targetId: id });
    return { __typename: 'RevokeApiKeySuccess', id };
  });
}
