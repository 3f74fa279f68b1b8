import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { type FieldOfType, fieldsOfObject, typeOfObject } from '../../test/sdk-types.ts';
import { startTestStripe } from '../../test/stripe-harness.ts';
import { fillWorld } from '../../test/stripe-world.ts';

type Raw = Record<string, unknown> & { object: string };

const facts = join(import.meta.dirname, '../../../../../shared/facts/stripe');
const skip = existsSync(facts) ? false : 'The facts about Stripe are not on this machine.';

describe('the objects of the local Stripe', async () => {
  const world = await startTestStripe();
  await fillWorld(world);
  const found = world.inside.objects().flatMap((object) => objectsIn(object));
  const byType = Map.groupBy(found, ({ object }) => object);

  it('are of every type that the sandbox serves', () => {
    const missing = Object.keys(typeOfObject).filter((type) => !byType.has(type));
    assert.deepEqual(missing, []);
  });

  it('have each field that the pinned SDK declares, and no other', () => {
    const wrong = [...byType].flatMap(([type, objects]) => {
      const fields = fieldsOfObject(type);
      return objects.flatMap((object) => problemsOf(object, fields));
    });
    assert.deepEqual([...new Set(wrong)], []);
  });

  it('have each field that the facts list, and no other', { skip }, () => {
    const sections = readSections(join(facts, 'specs/object-fields-stripe-node-23.1.0.md'));
    assert.ok(sections.size > 20);
    const wrong = [...byType].flatMap(([type, objects]) => {
      const [file, name] = typeOfObject[type] ?? [];
      const fields = sections.get(`${file} (${name})`);
      return fields ? objects.flatMap((object) => problemsOf(object, fields)) : [];
    });
    assert.deepEqual([...new Set(wrong)], []);
  });

  it('hold values of the kind that Stripe’s own fixtures hold', { skip }, () => {
    const samples = join(facts, 'samples/objects');
    const wrong = readdirSync(samples).flatMap((file) => {
      const sample = JSON.parse(readFileSync(join(samples, file), 'utf8')) as Raw;
      const declared = new Set(
        typeOfObject[sample.object] ? fieldsOfObject(sample.object).map(({ name }) => name) : [],
      );
      return (byType.get(sample.object) ?? []).flatMap((object) =>
        Object.entries(sample)
          .filter(([field, value]) => declared.has(field) && differs(value, object[field]))
          .map(([field]) => `${sample.object}.${field}`),
      );
    });
    assert.deepEqual([...new Set(wrong)], []);
  });

  it('are read by the SDK, each list to its end', async () => {
    const { stripe } = world;
    const lists = [
      stripe.balanceTransactions,
      stripe.billing.meters,
      stripe.charges,
      stripe.checkout.sessions,
      stripe.coupons,
      stripe.creditNotes,
      stripe.customers,
      stripe.disputes,
      stripe.events,
      stripe.files,
      stripe.invoiceItems,
      stripe.invoicePayments,
      stripe.invoices,
      stripe.paymentIntents,
      stripe.payouts,
      stripe.prices,
      stripe.products,
      stripe.promotionCodes,
      stripe.refunds,
      stripe.setupIntents,
      stripe.subscriptionSchedules,
      stripe.subscriptions,
      stripe.taxRates,
      stripe.testHelpers.testClocks,
      stripe.webhookEndpoints,
    ];
    for (const list of lists) {
      let count = 0;
      for await (const object of list.list({ limit: 3 })) {
        assert.ok(object.id);
        count += 1;
      }
      assert.ok(count > 0);
    }
  });
});

/** An object with all that lie in it. */
function objectsIn(value: unknown): Raw[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(objectsIn);
  const isTyped = 'object' in value && String(value.object) in typeOfObject;
  return isTyped && !('deleted' in value) ? [value as Raw, ...inner] : inner;
}

function problemsOf(object: Raw, fields: FieldOfType[]): string[] {
  const names = new Set(fields.map(({ name }) => name));
  const unknown = Object.keys(object).filter((name) => !names.has(name));
  const missing = fields.filter(({ name, isOptional }) => !isOptional && !(name in object));
  return [
    ...unknown.map((name) => `${object.object} has an unknown ${name}`),
    ...missing.map(({ name }) => `${object.object} lacks ${name}`),
  ];
}

/** Headings such as `### Billing/Meters (Meter)`, each with its fields and their types. */
function readSections(file: string): Map<string, FieldOfType[]> {
  const sections = readFileSync(file, 'utf8').split(/^### /m).slice(1);
  return new Map(
    sections.map((section) => {
      const [heading = '', ...lines] = section.split('\n');
      const fields = [...lines.join(' ').matchAll(/(?:^|, )(\w+)(\??): ([^,]*)/g)];
      return [
        heading.trim(),
        fields
          .filter(([, , , kind = '']) => kind.trim() !== 'void')
          .map(([, name = '', mark]) => ({ name, isOptional: mark === '?' })),
      ];
    }),
  );
}

/** Whether two values, both known, are of different kinds; an id stands for its object. */
function differs(sample: unknown, value: unknown): boolean {
  if (sample === null || sample === undefined || value === null || value === undefined)
    return false;
  const kind = (each: unknown) => (Array.isArray(each) ? 'array' : typeof each);
  const isReference = [kind(sample), kind(value)].sort().join() === 'object,string';
  return kind(sample) !== kind(value) && !isReference;
}
