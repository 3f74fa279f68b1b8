import { z } from 'zod';
import { invalidRequest, missingResource } from '../errors.ts';
import { listObjects } from '../pagination.ts';
import { flag, none, paging, text } from '../params.ts';
import { type Route, route } from '../route.ts';
import type { Sandbox } from '../sandbox.ts';

const listFields = z.strictObject({
  ...paging,
  delivery_success: flag.optional(),
  type: text.optional(),
  types: z.array(text).max(20).optional(),
});

export const eventRoutes: Route[] = [
  route('GET', '/v1/events/:id', none, (sandbox, _, id) => {
    const event = sandbox.need('event', id);
    if (event.created < oldest(sandbox)) throw missingResource('event', id);
    return event;
  }),
  route(
    'GET',
    '/v1/events',
    listFields,
    (sandbox, { delivery_success: arrived, type, types, ...rest }) => {
      if (type && types)
        throw invalidRequest('You may only specify one of these parameters: type, types.', {
          code: 'parameters_exclusive',
        });
      const wanted = type ? [type] : types;
      const from = Math.max(rest.created?.gte ?? 0, oldest(sandbox));
      const paging = { ...rest, created: { ...rest.created, gte: from } };
      // One whole type is found by its index.
      const single = type?.includes('*') ? undefined : type;
      return listObjects(
        sandbox.store,
        'event',
        '/v1/events',
        paging,
        { type: single },
        (event) =>
          (!wanted || wanted.some((name) => matches(event.type, name))) &&
          (arrived === undefined || (event.pending_webhooks === 0) === arrived),
      );
    },
  ),
];

const keptSeconds = 30 * 86_400;

/** Stripe shows events of the last 30 days. */
const oldest = (sandbox: Sandbox): number => sandbox.wallClock() - keptSeconds;

/** `charge.*` stands for every type of charges. */
const matches = (type: string, wanted: string): boolean =>
  wanted.endsWith('.*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
