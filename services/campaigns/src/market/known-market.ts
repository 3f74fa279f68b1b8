import { invalidInput } from '@mobilytics/chassis/validate-input';
import type { Context } from '../context.ts';

/** The market of a code, or the problem with the field that holds it. */
export async function knownMarket(ctx: Context, code: string, path: string[]) {
  const market = await ctx.db.market.findUnique({ where: { code } });
  if (market) return { ok: true as const, market };
  const known = await ctx.db.market.findMany({ orderBy: { code: 'asc' } });
  const codes = known.map((each) => each.code).join(', ');
  const message =
    ctx.viewer.locale === 'fr'
      ? `Les marchés possibles sont ${codes}.`
      : `The market must be one of ${codes}.`;
  return { ok: false as const, error: invalidInput([{ message, path, code: 'UNKNOWN_VALUE' }]) };
}
