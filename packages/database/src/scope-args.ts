import type { Model, Models } from './read-models.ts';
import { refuse, refuseWithoutOrganization } from './tenant-scope-error.ts';

/** Arguments of a Prisma operation, as far as scoping needs to know them. */
export type Args = Record<string, unknown>;

export type Scope = { models: Models; organizationId: string | null };

export const isObject = (value: unknown): value is Args =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

export const asList = (value: unknown): unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** The model of this name; a tenant's model is out of reach for who acts for no organisation. */
export function modelOf(scope: Scope, name: string): Model {
  const model = scope.models[name] ?? refuse(`${name} is no model of the schema.`);
  if (model.isTenant && scope.organizationId === null) refuseWithoutOrganization();
  return model;
}

/** The filter with the organisation added, whatever else it says. */
export function scopeWhere(scope: Scope, model: Model, where: unknown): Args {
  const filter = isObject(where) ? where : {};
  checkFilter(scope, model, filter);
  if (!model.isTenant) return filter;
  return { ...filter, AND: [...asList(filter.AND), { organizationId: scope.organizationId }] };
}

/**
 * A shared row is connected with rows of every organisation: a filter or order that goes through it
 * into a tenant's model would tell about others, so it is refused.
 */
export function checkFilter(scope: Scope, model: Model, filter: unknown): void {
  for (const part of asList(filter).filter(isObject)) {
    for (const [key, value] of Object.entries(part)) {
      if (key === 'AND' || key === 'OR' || key === 'NOT') checkFilter(scope, model, value);
      const relation = model.relations[key];
      if (relation === undefined || value === undefined) continue;
      const target = modelOf(scope, relation.model);
      if (!model.isTenant && target.isTenant) {
        refuse(
          `${model.name}.${key} leads from a shared model into a tenant's; filter by it apart.`,
        );
      }
      for (const nested of asList(value).filter(isObject)) {
        checkFilter(scope, target, nested);
        for (const word of ['some', 'every', 'none', 'is', 'isNot']) {
          checkFilter(scope, target, nested[word]);
        }
      }
    }
  }
}

/** `select` and `include` with the organisation's filter in every relation that can carry one. */
export function scopeSelection(scope: Scope, model: Model, args: Args): Args {
  const scoped: Args = { ...args };
  for (const word of ['select', 'include']) {
    if (isObject(args[word])) scoped[word] = scopeFields(scope, model, args[word]);
  }
  if (args.orderBy !== undefined) checkFilter(scope, model, args.orderBy);
  return scoped;
}

function scopeFields(scope: Scope, model: Model, fields: Args): Args {
  const scoped: Args = { ...fields };
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined || value === false) continue;
    if (key === '_count') scoped._count = scopeCounts(scope, model, value);
    const relation = model.relations[key];
    if (relation === undefined) continue;
    const target = modelOf(scope, relation.model);
    const nested = scopeSelection(scope, target, isObject(value) ? value : {});
    if (relation.isList) {
      nested.where = scopeWhere(scope, target, nested.where);
    } else if (target.isTenant && isObject(nested.select)) {
      // A single related row cannot be filtered; its organisation is read and checked afterwards.
      nested.select = { ...nested.select, organizationId: true };
    }
    scoped[key] = nested;
  }
  return scoped;
}

function scopeCounts(scope: Scope, model: Model, count: unknown): unknown {
  const lists = Object.entries(model.relations).filter(([, { isList }]) => isList);
  const wanted =
    isObject(count) && isObject(count.select)
      ? count.select
      : Object.fromEntries(lists.map(([field]) => [field, true]));
  const counted = Object.entries(wanted).filter(([, value]) => value !== false);
  return {
    select: Object.fromEntries(
      counted.map(([field, value]) => {
        const target = modelOf(scope, model.relations[field]?.model ?? '');
        const where = isObject(value) ? value.where : undefined;
        return [field, { where: scopeWhere(scope, target, where) }];
      }),
    ),
  };
}

/** Throws when a row that was read, or one inside it, belongs to another organisation. */
export function checkRows(scope: Scope, model: Model, rows: unknown): void {
  for (const row of asList(rows).filter(isObject)) {
    if (model.isTenant && (row.organizationId ?? scope.organizationId) !== scope.organizationId) {
      refuse(`A ${model.name} of another organisation was reached.`);
    }
    for (const [field, relation] of Object.entries(model.relations)) {
      if (row[field]) checkRows(scope, modelOf(scope, relation.model), row[field]);
    }
  }
}
