import type { z } from 'zod';
import type { Form } from './form.ts';
import { checkParams } from './params.ts';
import type { Sandbox } from './sandbox.ts';

export interface Route {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  handle(sandbox: Sandbox, params: Form, id: string): object;
}

/** One operation of the API: its parameters are checked before it runs. */
export function route<S extends z.ZodType>(
  method: Route['method'],
  path: string,
  schema: S,
  run: (sandbox: Sandbox, params: z.output<S>, id: string) => object,
): Route {
  return {
    method,
    path,
    handle: (sandbox, params, id) => run(sandbox, checkParams(schema, params), id),
  };
}
