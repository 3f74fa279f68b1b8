import type Stripe from 'stripe';
import { canonicalHash, canonicalJson, canonicalObject } from '../../src/mirror/canonical.ts';
import { fetchObject } from '../../src/mirror/fetch-object.ts';
import type { AnyMirrorType, StripeObject } from '../../src/mirror/mirror-type.ts';
import { mirrorTypes } from '../../src/mirror/mirror-types.ts';
import { plainObject } from '../../src/mirror/store-object.ts';
import type { TestBilling } from '../harness.ts';

/**
 * Every difference between Stripe and the mirror, in words: written for the test from Stripe's lists
 * and single fetches alone, not from the reconcile that the product has.
 */
export async function compareMirror({ billing }: TestBilling): Promise<string[]> {
  const us = billing.ourselves();
  const { stripe } = us.services;
  const rows = await billing.db.mirrorObject.findMany();
  const mirrored = new Map(rows.map((row) => [row.id, row]));
  const customers = rows.filter(({ type, deleted }) => type === 'customer' && !deleted);
  const problems: string[] = [];
  for (const type of mirrorTypes) {
    const whose = type.isListedByCustomer ? customers.map(({ id }) => id) : [''];
    for (const customerId of whose) {
      for await (const object of everyOne(stripe, type, customerId)) {
        const row = mirrored.get(object.id);
        mirrored.delete(object.id);
        if (row === undefined) problems.push(`${object.id} is not mirrored.`);
        else if (row.deleted) problems.push(`${object.id} is mirrored as deleted.`);
        else if (row.hash !== canonicalHash(plainObject(object) as never))
          problems.push(different(row.data as never, plainObject(object) as never));
      }
    }
  }
  // What no list shows is fetched one by one.
  for (const row of mirrored.values()) {
    const type = mirrorTypes.find((one) => one.type === row.type);
    const object = type && (await fetchObject(stripe, type, row));
    if (!object !== row.deleted) problems.push(`${row.id} is deleted on one side only.`);
    else if (object && row.hash !== canonicalHash(plainObject(object) as never))
      problems.push(different(row.data as never, plainObject(object) as never));
  }
  return problems;
}

async function* everyOne(
  stripe: Stripe,
  type: AnyMirrorType,
  customerId: string,
): AsyncGenerator<StripeObject> {
  for (let after: string | undefined; ; ) {
    const page = { limit: 100, ...(after && { starting_after: after }) };
    const { data, has_more } = await type.list(stripe, page, customerId);
    for (const object of data) {
      yield type.complete ? await type.complete(stripe, object) : object;
    }
    if (!has_more) return;
    after = data.at(-1).id;
  }
}

type Json = Record<string, unknown>;

function different(ours: Json, theirs: Json): string {
  const [a, b] = [canonicalObject(ours), canonicalObject(theirs)];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
    (key) => canonicalJson(a[key] ?? null) !== canonicalJson(b[key] ?? null),
  );
  const words = keys.map(
    (key) => `${key}: ours ${canonicalJson(a[key])}, Stripe's ${canonicalJson(b[key])}`,
  );
  return `${String(theirs.object)} ${String(theirs.id)} differs: ${words.join('; ')}`;
}
