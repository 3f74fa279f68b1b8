import { isKnownCurrency } from '@mobilytics/money/money';
import {
  GraphQLError,
  GraphQLScalarType,
  Kind,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql';

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const decimalPattern = /^-?\d{1,20}(\.\d{1,12})?$/;

function textScalar<T>(
  name: string,
  example: string,
  parse: (text: string) => T | undefined,
  serialize: (value: unknown) => string | undefined,
) {
  const read = (value: unknown): T => {
    const parsed = typeof value === 'string' ? parse(value) : undefined;
    if (parsed === undefined) throw new GraphQLError(`Expected ${name} such as "${example}".`);
    return parsed;
  };
  return new GraphQLScalarType({
    name,
    serialize(value) {
      const text = serialize(value);
      if (text === undefined) throw new TypeError(`A resolver gave no ${name}: ${String(value)}`);
      return text;
    },
    parseValue: read,
    parseLiteral: (node: ValueNode) => read(node.kind === Kind.STRING ? node.value : undefined),
  });
}

function parseInstant(text: string): Date | undefined {
  const date = instantPattern.test(text) && isDay(text.slice(0, 10)) ? new Date(text) : undefined;
  return date === undefined || !isStorable(date) ? undefined : date;
}

/** PostgreSQL has no year 0, and an offset can lead past the last year of four digits. */
function isStorable(date: Date): boolean {
  return date.getUTCFullYear() >= 1 && date.getUTCFullYear() <= 9999;
}

function isDay(text: string): boolean {
  const date = dayPattern.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  // JavaScript reads 30 February as 2 March.
  return date !== undefined && isStorable(date) && date.toISOString().startsWith(text);
}

const dateTime = textScalar('DateTime', '2026-11-23T14:05:00.000Z', parseInstant, (value) => {
  const date = value instanceof Date ? value : parseInstant(String(value));
  return date?.toISOString();
});

const day = textScalar(
  'Date',
  '2026-11-23',
  (text) => (isDay(text) ? text : undefined),
  (value) => {
    // A `date` column arrives from Prisma as midnight in UTC.
    const text = value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
    return isDay(text) ? text : undefined;
  },
);

const decimal = textScalar(
  'Decimal',
  '1234.50',
  (text) => (decimalPattern.test(text) ? text : undefined),
  (value) => (decimalPattern.test(String(value)) ? String(value) : undefined),
);

const currencyCode = textScalar(
  'CurrencyCode',
  'CAD',
  (text) => (isKnownCurrency(text) ? text : undefined),
  (value) => (isKnownCurrency(String(value)) ? String(value) : undefined),
);

const json = new GraphQLScalarType({
  name: 'JSON',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});

/** The scalars of the common schema, for those that the SDL declares. In code: Date and strings. */
export const scalars: Record<string, GraphQLScalarType> = {
  DateTime: dateTime,
  Date: day,
  Decimal: decimal,
  CurrencyCode: currencyCode,
  JSON: json,
};
