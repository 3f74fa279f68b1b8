import type { z } from 'zod';

/** A refusal of MyDHL, in its form of a problem document. */
export class Problem extends Error {
  readonly status: number;
  readonly additionalDetails: string[];

  constructor(status: number, detail: string, additionalDetails: string[] = []) {
    super(detail);
    this.status = status;
    this.additionalDetails = additionalDetails;
  }
}

const titles: Record<number, string> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not data found',
  422: 'Validation error',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
};

/** As DHL writes it: the status as text, under `code` where its inner servers speak. */
export function problemBody({ status, message, additionalDetails }: Problem, instance: string) {
  const title = titles[status] ?? 'Error';
  return {
    instance: instance.replace(/^\/mydhlapi(\/test)?/, '/expressapi'),
    detail: message,
    title,
    message: status === 422 ? 'Unprocessable Entity' : title,
    ...(additionalDetails.length > 0 ? { additionalDetails } : {}),
    [status === 500 || status === 403 ? 'code' : 'status']: String(status),
  };
}

/** A JSON body against its schema, with DHL's words for what is wrong. */
export function readBody<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const read = schema.safeParse(body, { reportInput: true });
  if (read.success) return read.data;
  const details = read.error.issues.flatMap(describe);
  const [first = '#: malformed'] = details;
  if (details.length === 1) throw new Problem(422, first);
  throw new Problem(422, 'Multiple problems found, see Additional Details', details);
}

function describe(issue: z.core.$ZodIssue): string[] {
  const at = `#${issue.path.map((step) => `/${String(step)}`).join('')}`;
  const parent = `#${issue.path
    .slice(0, -1)
    .map((step) => `/${String(step)}`)
    .join('')}`;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => `${at}: extraneous key [${key}] is not permitted`);
    case 'invalid_type':
      if (issue.input === undefined) {
        return [`${parent}: required key [${String(issue.path.at(-1))}] not found`];
      }
      return [`${at}: expected type: ${issue.expected}, found: ${typeof issue.input}`];
    case 'too_small':
      return [`${at}: ${limit(issue.origin, 'min', issue.minimum, issue.input)}`];
    case 'too_big':
      return [`${at}: ${limit(issue.origin, 'max', issue.maximum, issue.input)}`];
    case 'invalid_value':
      return [`${at}: ${String(issue.input)} is not a valid enum value`];
    case 'invalid_format':
      return [`${at}: string [${String(issue.input)}] does not match pattern`];
    default:
      return [`${at}: ${issue.message}`];
  }
}

function limit(origin: string, end: 'min' | 'max', bound: number | bigint, input: unknown): string {
  const size = typeof input === 'string' || Array.isArray(input) ? input.length : String(input);
  if (origin === 'string') return `expected ${end}Length: ${bound}, actual: ${size}`;
  if (origin === 'array') return `expected ${end}imum item count: ${bound}, found: ${size}`;
  return `${size} is not ${end === 'min' ? 'greater' : 'less'} or equal to ${bound}`;
}
