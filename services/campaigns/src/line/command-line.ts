import type { Context, Tx } from '../context.ts';
import type { Campaign, Line, Market } from '../generated/prisma/client.ts';
import { type Locale, messages, refusedMessage } from '../messages.ts';
import { type LineStatus, type LineTrigger, targetOf, transitionOn } from './line-status.ts';

export type LineWithMarket = Line & { campaign: Campaign & { market: Market } };

/** What a command checks before the line moves, and does with it. */
export interface LineCommand<Refusal> {
  check?: (tx: Tx, line: LineWithMarket) => Promise<Refusal | null>;
  apply: (tx: Tx, line: LineWithMarket) => Promise<void>;
}

/**
 * Moves a line at a person's command, or says why not: it is not the caller's, it was changed since it
 * was read, or its state does not allow it. Of two commands at once on one version, one is stale.
 */
export function commandLine<Refusal extends { __typename: string } = never>(
  ctx: Context,
  trigger: Exclude<LineTrigger, 'START' | 'FINISH'>,
  input: { id: string; version: number },
  { check, apply }: LineCommand<Refusal>,
) {
  const { locale } = ctx.viewer;
  return ctx.transact(async (tx) => {
    const find = () =>
      tx.db.line.findUnique({
        where: { id: input.id },
        include: { campaign: { include: { market: true } } },
      });
    const line = await find();
    if (!line) {
      const path = ['input', 'id'];
      return { __typename: 'NotFound' as const, message: messages.lineNotFound[locale], path };
    }
    if (line.version !== input.version) return stale(line.version, locale);
    const transition = transitionOn(line.status as LineStatus, trigger);
    if (!transition) {
      return {
        __typename: 'RefusedTransition' as const,
        message: refusedMessage(line.status, locale),
        path: ['input', 'id'],
        from: line.status,
        to: targetOf(trigger),
      };
    }
    const refusal = await check?.(tx, line);
    if (refusal) return refusal;
    const { count } = await tx.db.line.updateMany({
      where: { id: line.id, version: input.version },
      data: { version: { increment: 1 }, status: transition.to },
    });
    if (count === 0) return stale((await find())?.version ?? line.version, locale);
    await apply(tx, line);
    tx.audit({
      action: `line.${auditVerbs[trigger]}`,
      targetType: 'Line',
      targetId: line.id,
      organizationId: line.organizationId,
      before: { status: line.status },
      after: { ...input, status: transition.to },
    });
    return { __typename: 'Done' as const, line: (await find()) ?? line };
  });
}

function stale(currentVersion: number, locale: Locale) {
  const path = ['input', 'version'];
  const message = messages.staleVersion[locale];
  return { __typename: 'StaleVersion' as const, message, path, currentVersion };
}

const auditVerbs = {
  EDIT: 'edited',
  BOOK: 'requested',
  APPROVE: 'approved',
  DECLINE: 'declined',
  CANCEL: 'canceled',
  STOP: 'stopped',
};
