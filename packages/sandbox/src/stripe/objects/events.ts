import { z } from 'zod';
import { page } from '../pagination.ts';
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
      const found = store
        .all('event')
        .filter((event) => !wanted || wanted.some((name) => matches(event.type, name)))
        .filter((event) => arrived === undefined || (event.pending_webhooks === 0) === arrived);
      return page('/v1/events', found, rest);
    },
  ),
];

/** `charge.*` stands for every type of charges. */
const matches = (type: string, wanted: string): boolean =>
  wanted.endsWith('.*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
