import assert from 'node:assert/strict';
import { newId } from '@mobilytics/ids/new-id';
import type { z } from 'zod';
import { carryOut, type IntentOutcome } from '../../src/intent/carry-out.ts';
import { intend } from '../../src/intent/intend.ts';
import type { IntentKind } from '../../src/intent/intent-kind.ts';
import { Crash, mortal } from '../crash-points.ts';
import type { TestBilling } from '../harness.ts';
import type { Random } from './random.ts';

const deathRate = 0.02;

/** Stores intents of one organisation and carries them out in processes that may die. */
export function actor(test: TestBilling, organizationId: string, random: Random) {
  const { billing } = test;
  const us = billing.ourselves();
  const store = <Schema extends z.ZodType, T extends { id: string }>(
    kind: IntentKind<Schema, T>,
    params: z.input<Schema>,
  ) =>
    billing.transact((tx) =>
      intend(tx, kind, params, { organizationId, key: `${kind.kind}:${newId('int')}` }),
    );
  /** Tries it once or twice and lets whatever happened be. */
  const act = async <Schema extends z.ZodType, T extends { id: string }>(
    kind: IntentKind<Schema, T>,
    params: z.input<Schema>,
  ): Promise<IntentOutcome> => {
    const intentId = await store(kind, params);
    const mortals = mortal(us, () => random.chance(deathRate));
    let outcome: IntentOutcome = { outcome: 'PENDING' };
    for (let tries = random.integer(1, 2); tries > 0; tries -= 1) {
      try {
        outcome = await carryOut(mortals, intentId);
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        await expireLease(test, intentId);
      }
    }
    return outcome;
  };
  /** Tries it until it is done, for what everything else stands on. */
  const insist = async <Schema extends z.ZodType, T extends { id: string }>(
    kind: IntentKind<Schema, T>,
    params: z.input<Schema>,
  ): Promise<string> => {
    const intentId = await store(kind, params);
    for (let tries = 0; tries < 20; tries += 1) {
      const outcome = await carryOut(us, intentId);
      if (outcome.outcome === 'DONE') return outcome.objectId;
    }
    return assert.fail(`${kind.kind} was not done after twenty tries.`);
  };
  return { act, insist };
}

export type Actor = ReturnType<typeof actor>;

/** Nobody is at it any more, which its lease shows after a while. */
export async function expireLease({ billing }: TestBilling, intentId: string): Promise<void> {
  await billing.db.stripeIntent.update({
    where: { id: intentId },
    data: { leasedUntil: new Date(0) },
  });
}
