import { z } from 'zod';
import { id } from './shapes.ts';

/** What accounts tells. */
export const accountsEvents = {
  'organization.created': {
    version: 1,
    publisher: 'accounts',
    consumers: ['orders', 'billing'],
    payload: z.object({ organizationId: id, name: z.string(), ownerEmail: z.string() }),
  },
} as const;
