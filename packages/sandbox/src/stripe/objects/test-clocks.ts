import type Stripe from 'stripe';
import { z } from 'zod';
import { newId } from '../ids.ts';
import { listObjects } from '../pagination.ts';
import { integer, none, paging, text } from '../params.ts';
import { type Route, route } from '../route.ts';
import { startAdvance } from '../time/advance-clock.ts';
import { deleteClock } from '../time/delete-clock.ts';

const lifeSeconds = 30 * 86_400;

export const testClockRoutes: Route[] = [
  route(
    'POST',
    '/v1/test_helpers/test_clocks',
    z.strictObject({ frozen_time: integer, name: text.max(300).optional() }),
    (sandbox, params) => {
      const clock = sandbox.store.put<Stripe.TestHelpers.TestClock>({
        id: newId('clock'),
        object: 'test_helpers.test_clock',
        created: sandbox.now(),
        deletes_after: sandbox.now() + lifeSeconds,
        frozen_time: params.frozen_time,
        livemode: false,
        name: params.name ?? null,
        status: 'ready',
        status_details: {},
      });
      sandbox.emit('test_helpers.test_clock.created', clock);
      return clock;
    },
  ),
  route('GET', '/v1/test_helpers/test_clocks', z.strictObject(paging), ({ store }, params) =>
    listObjects(store, 'test_helpers.test_clock', '/v1/test_helpers/test_clocks', params),
  ),
  route('GET', '/v1/test_helpers/test_clocks/:id', none, (sandbox, _, id) =>
    sandbox.need('test_helpers.test_clock', id),
  ),
  route(
    'POST',
    '/v1/test_helpers/test_clocks/:id/advance',
    z.strictObject({ frozen_time: integer }),
    (sandbox, params, id) => startAdvance(sandbox, id, params.frozen_time),
  ),
  route('DELETE', '/v1/test_helpers/test_clocks/:id', none, (sandbox, _, id) =>
    deleteClock(sandbox, id),
  ),
];
