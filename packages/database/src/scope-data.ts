import type { Model } from './read-models.ts';
import { type Args, asList, isObject, modelOf, type Scope, scopeWhere } from './scope-args.ts';
import { refuse } from './tenant-scope-error.ts';

/** Data to create, with the organisation set on it and on what is created or connected inside it. */
export function scopeCreate(scope: Scope, model: Model, data: unknown): unknown {
  if (Array.isArray(data)) return data.map((row) => scopeCreate(scope, model, row));
  if (!isObject(data)) return data;
  const scoped = scopeNested(scope, model, data);
  return model.isTenant ? { ...scoped, organizationId: scope.organizationId } : scoped;
}

/** Data to update: a row never moves to another organisation. */
export function scopeUpdate(scope: Scope, model: Model, data: unknown): unknown {
  if (!isObject(data)) return data;
  return scopeNested(scope, model, data);
}

function scopeNested(scope: Scope, model: Model, data: Args): Args {
  const scoped: Args = { ...data };
  if (
    model.isTenant &&
    ![undefined, scope.organizationId].includes(data.organizationId as string)
  ) {
    refuse(`${model.name} was to be written for another organisation.`);
  }
  for (const [field, relation] of Object.entries(model.relations)) {
    const value = data[field];
    if (!isObject(value)) continue;
    const target = modelOf(scope, relation.model);
    scoped[field] = Object.fromEntries(
      Object.entries(value).map(([word, nested]) => [
        word,
        scopeWord(scope, target, `${model.name}.${field}.${word}`, word, nested),
      ]),
    );
  }
  return scoped;
}

function scopeWord(scope: Scope, target: Model, path: string, word: string, value: unknown) {
  if (value === undefined) return value;
  if (word === 'create') return scopeCreate(scope, target, value);
  if (word === 'createMany' && isObject(value)) {
    return { ...value, data: scopeCreate(scope, target, value.data) };
  }
  if (word === 'connect') {
    const scoped = asList(value).map((where) => scopeWhere(scope, target, where));
    return Array.isArray(value) ? scoped : scoped[0];
  }
  if (word === 'disconnect' && value === true) return value;
  return refuse(`${path} is not known to the scoped client; write it as an operation of its own.`);
}
