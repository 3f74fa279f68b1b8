import type { Identity } from '@mobilytics/identity/identity';
import {
  type ConstDirectiveNode,
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLSchema,
  isObjectType,
  Kind,
} from 'graphql';
import { GraphqlFailure } from './failure.ts';

/** Fields that federation adds; they are reached only by requests that the gateway signed. */
const federationFields = new Set(['_service', '_entities']);

/**
 * Makes every field with `@auth`, and every field of a type with it, check the caller first. Throws
 * with the list of root fields that carry none: a forgotten directive must not open a door.
 */
export function enforceAuth(schema: GraphQLSchema): void {
  const roots = new Set([
    schema.getQueryType(),
    schema.getMutationType(),
    schema.getSubscriptionType(),
  ]);
  const unguarded: string[] = [];
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    const nodes = [type.astNode, ...type.extensionASTNodes];
    const ofType = nodes.flatMap((node) => scopesIn(node?.directives) ?? []);
    const typeHasAuth = nodes.some((node) => scopesIn(node?.directives) !== undefined);
    for (const field of Object.values(type.getFields())) {
      const ofField = scopesIn(field.astNode?.directives);
      if (ofField !== undefined) guard(field, ofField);
      if (typeHasAuth) guard(field, ofType);
      if (ofField === undefined && roots.has(type) && !federationFields.has(field.name)) {
        unguarded.push(`${type.name}.${field.name}`);
      }
    }
  }
  if (unguarded.length > 0) {
    throw new Error(`These root fields need @auth(scopes: [...]): ${unguarded.join(', ')}`);
  }
}

function scopesIn(directives: readonly ConstDirectiveNode[] | undefined): string[] | undefined {
  const auth = directives?.find(({ name }) => name.value === 'auth');
  const scopes = auth?.arguments?.find(({ name }) => name.value === 'scopes')?.value;
  if (auth === undefined) return undefined;
  const values = scopes?.kind === Kind.LIST ? scopes.values : scopes === undefined ? [] : [scopes];
  return values.flatMap((value) => (value.kind === Kind.STRING ? [value.value] : []));
}

function guard(field: GraphQLField<unknown, { viewer: Identity }>, scopes: string[]): void {
  if (scopes.includes('public')) return;
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, args, context, info) => {
    requireScopes(context.viewer, scopes);
    return resolve(source, args, context, info);
  };
}

/** Throws unless the caller is known and holds every one of the scopes. */
export function requireScopes(viewer: Identity, scopes: readonly string[]): void {
  if (viewer.kind === 'SYSTEM') return;
  if (viewer.kind === 'ANONYMOUS') {
    throw new GraphqlFailure('UNAUTHENTICATED', 'Sign in or send an API key.');
  }
  const missing = scopes.filter((scope) => !viewer.scopes.includes(scope));
  if (missing.length > 0) {
    throw new GraphqlFailure('FORBIDDEN', `This needs the scope ${missing.join(', ')}.`, {
      missingScopes: missing,
    });
  }
}
