export type Relation = { model: string; isList: boolean };

export type Model = {
  name: string;
  /** Whether each row belongs to one organisation, by a column `organizationId`. */
  isTenant: boolean;
  relations: Record<string, Relation>;
};

export type Models = Record<string, Model>;

/**
 * The models of a `schema.prisma` and how they refer to each other. The generated client does not say
 * which relations are lists, so the schema's own text is read.
 */
export function readModels(schema: string): Models {
  const blocks = [...schema.matchAll(/^model\s+(\w+)\s*\{([\s\S]*?)^\}/gm)];
  const names = new Set(blocks.map(([, name]) => name));
  return Object.fromEntries(
    blocks.map(([, name = '', body = '']) => {
      const fields = [...body.matchAll(/^\s*(\w+)\s+(\w+)(\[\])?/gm)];
      const relations = fields
        .filter(([, , type]) => names.has(type))
        .map(([, field = '', type = '', list]): [string, Relation] => [
          field,
          { model: type, isList: list !== undefined },
        ]);
      const isTenant = fields.some(([, field]) => field === 'organizationId');
      return [name, { name, isTenant, relations: Object.fromEntries(relations) }];
    }),
  );
}

/** Models that the chassis alone reads and writes. */
export const platformModels: readonly string[] = ['OutboxEvent', 'InboxEvent', 'IdempotencyKey'];

/**
 * Holds the list of models without `organizationId` against the schema: a new table is either a
 * tenant's or somebody decided that it is everybody's.
 */
export function checkSharedModels(models: Models, sharedModels: readonly string[]): void {
  const problems = [
    ...Object.values(models)
      .filter((model) => !model.isTenant && !platformModels.includes(model.name))
      .filter((model) => !sharedModels.includes(model.name))
      .map(({ name }) => `${name} has no organizationId and is not named in sharedModels.`),
    ...sharedModels
      .filter((name) => models[name] === undefined || models[name].isTenant)
      .map((name) => `${name} is named in sharedModels and is no model without organizationId.`),
  ];
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
