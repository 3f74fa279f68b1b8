import { z } from 'zod';
import { listObjects } from '../pagination.ts';
import { flag, none, paging } from '../params.ts';
import { createConfiguration, updateConfiguration } from '../portal/configuration.ts';
import { createParams, updateParams } from '../portal/configuration-params.ts';
import { createPortalSession, sessionParams } from '../portal/create-session.ts';
import { type Route, route } from '../route.ts';

const url = '/v1/billing_portal/configurations';

export const billingPortalRoutes: Route[] = [
  route('POST', url, createParams, createConfiguration),
  route('GET', `${url}/:id`, none, (sandbox, _, id) =>
    sandbox.need('billing_portal.configuration', id),
  ),
  route('POST', `${url}/:id`, updateParams, updateConfiguration),
  route(
    'GET',
    url,
    z.strictObject({ ...paging, active: flag.optional(), is_default: flag.optional() }),
    ({ store }, params) =>
      listObjects(store, 'billing_portal.configuration', url, params, {
        active: params.active,
        is_default: params.is_default,
      }),
  ),
  route('POST', '/v1/billing_portal/sessions', sessionParams, createPortalSession),
];
