import type { z } from 'zod';
import { UspsError } from './errors.ts';

/** Reads a body as the gateway in front of every interface does, which names the path that is wrong. */
export function readBody<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const reasons = read.error.issues.map(
    ({ path, message }) => `[Path '/${path.join('/')}'] ${message}`,
  );
  throw new UspsError(
    400,
    '',
    `OASValidation OpenAPI-Spec-Validation with resource "oas://openapi.yaml": failed with reason: "[ERROR - ${reasons.join(', ')}]"`,
  );
}
