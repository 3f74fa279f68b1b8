import { z } from 'zod';

/** What every service tells. */
export const everybodysEvents = {
  'audit.recorded': {
    version: 1,
    publisher: 'any',
    consumers: ['accounts'],
    payload: z.object({
      service: z.string(),
      action: z.string(),
      targetType: z.string(),
      targetId: z.string(),
      actorId: z.string(),
      actorName: z.string().nullable(),
      impersonatorId: z.string().nullable(),
      before: z.unknown().optional(),
      after: z.unknown().optional(),
    }),
  },
} as const;
