import { z } from 'zod';
import { listObjects } from '../pagination.ts';
import { flag, none, paging, text } from '../params.ts';
import { type Route, route } from '../route.ts';

const listFields = z.strictObject({
  ...paging,
  delivery_success: flag.optional(),
  type: text.optional(),
  types: z.array(text).max(20).optional(),
});

export const eventRoutes: Route[] = [
  route('GET', '/v1/events/:id', none, (sandbox, _, id) => sandbox.need('event', id)),
  route(
    'GET',
    '/v1/events',
    listFields,
    ({ store }, { delivery_success: arrived, type, types, ...rest }) => {
      const wanted = type ? [type] : types;
      return listObjects(
        store,
        'event',
        '/v1/events',
        rest,
        {},
        (event) =>
          (!wanted || wanted.some((name) => matches(event.type, name))) &&
          (arrived === undefined || (event.pending_webhooks === 0) === arrived),
      );
    },
  ),
];

/** `charge.*` stands for every type of charges. */
const matches = (type: string, wanted: string): boolean =>
  wanted.endsWith('.*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
