import { readFileSync } from 'node:fs';
import { type Answer, Caller } from '@mobilytics/journeys/caller';
import { expect, test } from '@playwright/test';
import {
  buildSchema,
  type GraphQLField,
  getNamedType,
  isCompositeType,
  isObjectType,
} from 'graphql';
import { mutationRecipes, type Own, queryRecipes, type Recipe } from './api/recipes.ts';
import { secretsIn, withoutPassing } from './api/secrets.ts';
import { createApiKey, signUp } from './api/sign-up.ts';
import { signInStaff } from './api/staff.ts';
import { lineInput, makeVictim, type Victim } from './api/victim.ts';
import { wholeSelection } from './api/whole-selection.ts';

const api = new URL('../../../gateway/api.graphql', import.meta.url);
const schema = buildSchema(readFileSync(api, 'utf8'));

type Kind = 'query' | 'mutation';
type Field = GraphQLField<unknown, unknown>;

/** The one public door, with a step of its own: an invitation opens to whoever holds its mail's link. */
const byLinkAlone = ['invitation'];

/** One invoice is asked for as deep as its lines' evidence goes, which of many would cost too much. */
const objectsOf = ({ name }: Field) => (name === 'invoice' ? 1_000 : undefined);

function fieldsOf(kind: Kind): Field[] {
  const type = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  return Object.values(type?.getFields() ?? {}).filter(({ name }) => !byLinkAlone.includes(name));
}

function operation(kind: Kind, field: Field, given: Recipe['args'], isWhole = true): string {
  const { name, args, type } = field;
  const used = args.filter((argument) => argument.name in given);
  const declared = used.map((argument) => `$${argument.name}: ${argument.type}`).join(', ');
  const passed = used.map((argument) => `${argument.name}: $${argument.name}`);
  // Short pages keep the whole selection below the gateway's limit of cost.
  if (args.some((argument) => argument.name === 'first')) passed.push('first: 2');
  const list = (text: string) => (text === '' ? '' : `(${text})`);
  // What is refused at its root is refused whatever is asked of it; some of it costs more than is allowed.
  const selected = isWhole
    ? wholeSelection(schema, type, new Set(), objectsOf(field))
    : shortSelection(type);
  return `${kind} ${list(declared)} { answer: ${name}${list(passed.join(', '))} ${selected} }`;
}

const shortSelection = (type: Field['type']) =>
  isCompositeType(getNamedType(type)) ? '{ __typename }' : '';

/** What a caller got: nothing, a refusal, or something, named. */
function outcome({ data, errors }: Answer): string {
  const codes = errors?.map(({ extensions }) => extensions.code) ?? [];
  const failed = codes.filter((code) => code !== 'FORBIDDEN' && code !== 'UNAUTHENTICATED');
  if (failed.length > 0) return `failed: ${failed.join()}`;
  if (codes.length > 0 && data?.answer == null) return 'refused';
  const answer = data?.answer as
    | { __typename?: string; edges?: unknown[]; totalCount?: number; length?: number }
    | null
    | undefined;
  if (answer == null || answer.length === 0) return 'nothing';
  // An invitation says that it is for somebody else to whoever tries to accept it.
  if (answer.__typename === 'NotFound' || answer.__typename === 'InvitationUnusable')
    return 'nothing';
  if (answer.edges?.length === 0 && answer.totalCount === 0) return 'nothing';
  return answer.__typename ?? 'something';
}

/** What the owner sees of it all, without what passes by itself. */
async function everythingOf(victim: Victim): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  const recipes = queryRecipes(victim);
  for (const field of fieldsOf('query')) {
    for (const [index, { args }] of (recipes[field.name] ?? []).entries()) {
      const { json } = await victim.owner.answer(operation('query', field, args), args);
      seen.set(`${field.name} ${index}`, withoutPassing(JSON.stringify(json.data ?? json)));
    }
  }
  return seen;
}

async function ownThings(owner: Caller): Promise<Own> {
  const vehicle = await owner.act<{ vehicle: { id: string } }>(
    `mutation ($input: RegisterVehicleInput!) {
      registerVehicle(input: $input) { __typename ... on RegisterVehicleSuccess { vehicle { id } } }
    }`,
    {
      ...{ name: 'My truck', type: 'BOX_TRUCK', marketCode: 'CHICAGO' },
      ...{ placements: ['REAR'], illuminated: false },
    },
  );
  const campaign = await owner.act<{ campaign: { id: string } }>(
    `mutation ($input: CreateCampaignInput!) {
      createCampaign(input: $input) { __typename ... on CreateCampaignSuccess { campaign { id } } }
    }`,
    { name: 'My campaign', advertiser: 'Me', marketCode: 'CHICAGO' },
  );
  const { line } = await owner.act<{ line: Own['line'] }>(
    `mutation ($input: CreateLineInput!) {
      createLine(input: $input) { __typename ... on CreateLineSuccess { line { id version } } }
    }`,
    lineInput(campaign.campaign.id, [vehicle.vehicle.id], null),
  );
  return { line, campaignId: campaign.campaign.id, vehicleId: vehicle.vehicle.id };
}

test('a stranger finds and changes nothing of a customer, by any query or mutation', async () => {
  test.setTimeout(300_000);
  const victim = await makeVictim(await signInStaff());
  const stranger = await signUp('Stranger', 'Sam Stranger');
  const mine = await ownThings(stranger.owner);
  const key = Caller.withKey((await createApiKey(stranger.owner, 'Stranger')).secret);
  const recipes = { query: queryRecipes(victim), mutation: mutationRecipes(victim, mine) };

  await test.step('every field of the graph is asked for', () => {
    for (const kind of ['query', 'mutation'] as const) {
      const names = fieldsOf(kind).map(({ name }) => name);
      expect(Object.keys(recipes[kind]).sort()).toEqual(names.sort());
    }
    const whole = new Set(['Query', 'Mutation']);
    for (const field of [...fieldsOf('query'), ...fieldsOf('mutation')]) {
      const selected = new Set<string>();
      wholeSelection(schema, field.type, selected, objectsOf(field));
      for (const name of selected) whole.add(name);
    }
    const types = Object.values(schema.getTypeMap()).filter(isObjectType);
    const missing = types.filter(({ name }) => !name.startsWith('__') && !whole.has(name));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  const before = await everythingOf(victim);
  const secrets = secretsIn([...before.values()].join('\n'), victim);
  await test.step('the owner is answered where the stranger must not be', () => {
    for (const [name, list] of Object.entries(recipes.query)) {
      for (const [index, { expected }] of list.entries()) {
        const text = before.get(`${name} ${index}`) ?? '';
        if (expected === 'nothing')
          expect(secretsFound(text, secrets), `${name} ${index}: ${text}`).not.toEqual([]);
      }
    }
  });

  const callers = { member: stranger.owner, key, anonymous: Caller.anonymous() };
  for (const [who, caller] of Object.entries(callers)) {
    await test.step(`as ${who}`, async () => {
      for (const kind of ['query', 'mutation'] as const) {
        for (const field of fieldsOf(kind)) {
          for (const { args, expected } of recipes[kind][field.name] ?? []) {
            const { text, json } = await caller.answer(
              operation(kind, field, args, expected !== 'refused'),
              args,
            );
            const what = `${field.name} as ${who}: ${JSON.stringify(args)}\n${text.slice(0, 2_000)}`;
            expect.soft(secretsFound(text, secrets), what).toEqual([]);
            const allowed = who === 'member' ? [expected] : [expected, 'nothing', 'refused'];
            const got = outcome(json);
            if (expected === 'own') expect.soft(got, what).not.toContain('failed');
            else expect.soft(allowed, what).toContain(got);
          }
        }
      }
    });
  }

  await test.step('the link of an invitation shows no more than its mail did', async () => {
    const { invitation, organizationName, personName } = victim;
    for (const caller of Object.values(callers)) {
      const query = 'query ($id: ID!) { invitation(id: $id) { id organizationName invitedBy } }';
      const { text } = await caller.answer(query, { id: invitation.id });
      expect(secretsFound(text, secrets)).toEqual([organizationName, personName, invitation.id]);
      const { json } = await caller.answer(query, { id: `${invitation.id.slice(0, -1)}_` });
      expect(json.data?.invitation).toBeNull();
    }
  });

  await test.step('what subgraphs tell each other is no part of the API', async () => {
    const representations = [{ __typename: 'Order', id: victim.orderId }];
    for (const caller of Object.values(callers)) {
      const { text, json } = await caller.answer(
        'query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }',
        { of: representations },
      );
      expect(json.errors?.[0]?.extensions.code, text).toBe('GRAPHQL_VALIDATION_FAILED');
    }
  });

  await test.step('nothing of the customer has changed', async () => {
    const after = await everythingOf(victim);
    for (const [name, text] of before) expect.soft(after.get(name), name).toBe(text);
  });
});

const secretsFound = (text: string, secrets: readonly string[]) =>
  secrets.filter((secret) => text.includes(secret));
