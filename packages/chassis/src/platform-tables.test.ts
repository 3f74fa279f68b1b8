import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const platform = readFileSync(new URL('../platform.prisma', import.meta.url), 'utf8').trim();
const servicesUrl = new URL('../../../services/', import.meta.url);

test("every service carries the chassis' own tables, word for word", () => {
  const schemas = readdirSync(servicesUrl)
    .map((name) => new URL(`${name}/prisma/schema.prisma`, servicesUrl))
    .filter((url) => existsSync(url));
  assert.ok(schemas.length > 0);
  const models = platform.split(/\n\n(?=\/\/\/)/);
  assert.equal(models.length, 3);
  for (const url of schemas) {
    const schema = readFileSync(url, 'utf8').replaceAll(/ +/g, ' ');
    for (const model of models) {
      const where = url.pathname.split('/').slice(-4).join('/');
      assert.ok(schema.includes(model.replaceAll(/ +/g, ' ')), `${where} differs in:\n${model}`);
    }
  }
});
