import type { z } from 'zod';
import type { Form } from './form.ts';
import { checkParams } from './params.ts';
import type { Sandbox } from './sandbox.ts';

export interface Route {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  /** `child` is the second id of a path such as `/v1/customers/:id/tax_ids/:child`. */
  handle(sandbox: Sandbox, params: Form, id: string, child: string): object;
}

/** One operation of the API: its parameters are checked before it runs. */
export function route<S extends z.ZodType>(
  method: Route['method'],
  path: string,
  schema: S,
  run: (sandbox: Sandbox, params: z.output<S>, id: string, child: string) => object,
): Route {
  return {
    method,
    path,
    handle: (sandbox, params, id, child) => run(sandbox, checkParams(schema, params), id, child),
  };
}
