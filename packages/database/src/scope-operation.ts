import { platformModels } from './read-models.ts';
import {
  type Args,
  asList,
  checkFilter,
  isObject,
  modelOf,
  type Scope,
  scopeSelection,
  scopeWhere,
} from './scope-args.ts';
import { scopeCreate, scopeUpdate } from './scope-data.ts';
import { refuse } from './tenant-scope-error.ts';

type Rewrite = (args: Args) => Args;

/** The arguments of one operation on one model, changed so that it stays within the organisation. */
export function scopeOperation(scope: Scope, name: string, operation: string, args: Args): Args {
  if (platformModels.includes(name)) refuse(`${name} is written by the chassis alone.`);
  const model = modelOf(scope, name);
  const where = (given: Args) => ({ ...given, where: scopeWhere(scope, model, given.where) });
  const select = (given: Args) => scopeSelection(scope, model, given);
  const create = (given: Args) => ({ ...given, data: scopeCreate(scope, model, given.data) });
  const update = (given: Args) => ({ ...given, data: scopeUpdate(scope, model, given.data) });
  const read: Rewrite = (given) => select(where(given));
  const page: Rewrite = (given) => {
    // A cursor is a row: one of another organisation would tell where it stands among ours.
    if (given.cursor !== undefined && model.isTenant)
      refuse('A cursor cannot be scoped; use where.');
    return read(given);
  };
  const upsert: Rewrite = (given) => ({
    ...read(given),
    create: scopeCreate(scope, model, given.create),
    update: scopeUpdate(scope, model, given.update),
  });
  const rewrites: Record<string, Rewrite> = {
    findUnique: read,
    findUniqueOrThrow: read,
    findFirst: page,
    findFirstOrThrow: page,
    findMany: page,
    count: (given) => {
      checkFilter(scope, model, given.orderBy);
      return given.cursor === undefined ? where(given) : page(given);
    },
    aggregate: page,
    groupBy: where,
    create: (given) => select(create(given)),
    createMany: create,
    createManyAndReturn: (given) => select(create(given)),
    update: (given) => read(update(given)),
    updateMany: (given) => where(update(given)),
    updateManyAndReturn: (given) => read(update(given)),
    upsert,
    delete: read,
    deleteMany: where,
  };
  const rewrite = rewrites[operation] ?? refuse(`${operation} is not known to the scoped client.`);
  return rewrite(args);
}

/** SQL of a scoped client must bind the organisation as a value: it cannot be added afterwards. */
export function checkRawQuery(organizationId: string, operation: string, args: unknown): void {
  const known = [
    '$queryRaw',
    '$executeRaw',
    '$queryRawUnsafe',
    '$executeRawUnsafe',
    '$queryRawTyped',
  ];
  if (!known.includes(operation)) refuse(`${operation} is not known to the scoped client.`);
  const values = isObject(args) ? asList(args.values) : asList(args).slice(1);
  if (!values.includes(organizationId)) {
    refuse('SQL of a scoped client must bind the organizationId as one of its values.');
  }
}
