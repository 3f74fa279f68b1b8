import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkSharedModels, readModels } from './read-models.ts';

const schema = `
model Product {
  id       String    @id
  variants Variant[] // several
  notes    Json      @default("{}")
}

/// A tenant's.
model Basket {
  id             String   @id
  organizationId String
  product        Product? @relation(fields: [productId], references: [id])
  productId      String?

  @@index([organizationId])
}

model Variant {
  id        String  @id
  product   Product @relation(fields: [productId], references: [id])
  productId String
}

model OutboxEvent {
  id String @id
}
`;

test('tenants, relations and lists are read from the schema', () => {
  const { Product, Basket } = readModels(schema);
  assert.deepEqual(Product, {
    name: 'Product',
    isTenant: false,
    relations: { variants: { model: 'Variant', isList: true } },
  });
  assert.equal(Basket?.isTenant, true);
  assert.deepEqual(Basket.relations, { product: { model: 'Product', isList: false } });
});

test('a model is a tenant’s, or somebody decided that it is everybody’s', () => {
  const models = readModels(schema);
  checkSharedModels(models, ['Product', 'Variant']);
  assert.throws(() => checkSharedModels(models, ['Product']), /Variant has no organizationId/);
  assert.throws(() => checkSharedModels(models, ['Product', 'Variant', 'Basket']), /Basket/);
  assert.throws(() => checkSharedModels(models, ['Product', 'Variant', 'Gone']), /Gone/);
});
