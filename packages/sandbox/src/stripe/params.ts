import { z } from 'zod';
import { type ApiError, invalidRequest } from './errors.ts';

export const text = z.string().min(1).max(5_000);
/** An empty string unsets a value in Stripe's form encoding. */
export const clearableText = z.string().max(5_000);
export const integer = z
  .string()
  .regex(/^-?\d{1,15}$/, 'Invalid integer')
  .transform(Number);
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
export const currency = z
  .string()
  .regex(/^[a-zA-Z]{3}$/, 'Invalid currency')
  .transform((value) => value.toLowerCase());
export const metadata = z.union([
  z.record(z.string().max(40), z.string().max(500)),
  z.literal('').transform(() => ({})),
]);
export const address = z.strictObject({
  city: clearableText.optional(),
  country: clearableText.optional(),
  line1: clearableText.optional(),
  line2: clearableText.optional(),
  postal_code: clearableText.optional(),
  state: clearableText.optional(),
});
export const range = z.union([
  integer.transform((equal) => ({ gte: equal, lte: equal })),
  z.strictObject({
    gt: integer.optional(),
    gte: integer.optional(),
    lt: integer.optional(),
    lte: integer.optional(),
  }),
]);
export const none = z.strictObject({});

/** The parameters that every list of Stripe's takes. */
export const paging = {
  limit: integer.pipe(z.number().min(1).max(100)).default(10),
  starting_after: text.optional(),
  ending_before: text.optional(),
  created: range.optional(),
};

/** Checks parameters and answers the first problem as Stripe does. */
export function checkParams<S extends z.ZodType>(schema: S, params: unknown): z.output<S> {
  const result = schema.safeParse(params, { reportInput: true });
  if (result.success) return result.data;
  throw problem(result.error.issues[0] as z.core.$ZodIssue);
}

function problem(issue: z.core.$ZodIssue): ApiError {
  if (issue.code === 'unrecognized_keys') {
    const param = paramName([...issue.path, issue.keys[0] ?? '']);
    return invalidRequest(`Received unknown parameter: ${param}`, {
      code: 'parameter_unknown',
      param,
    });
  }
  const param = paramName(issue.path);
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return invalidRequest(`Missing required param: ${param}.`, {
      code: 'parameter_missing',
      param,
    });
  if (issue.code === 'invalid_union' && issue.input === undefined)
    return invalidRequest(`Missing required param: ${param}.`, {
      code: 'parameter_missing',
      param,
    });
  return invalidRequest(`Invalid ${param}: ${issue.message}`, { param });
}

const paramName = (path: PropertyKey[]): string =>
  path.map((part, depth) => (depth === 0 ? String(part) : `[${String(part)}]`)).join('');
