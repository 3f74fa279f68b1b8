import { problem } from '@mobilytics/chassis/validate-input';
import { z } from 'zod';

const dayMs = 86_400_000;

/** When an assignment begins or ends: crews mount devices before they get to the paperwork. */
export const assignmentInstant = (now: Date) =>
  z
    .date()
    .nullish()
    .transform((at, context) => {
      const instant = at ?? now;
      if (instant.getTime() < now.getTime() - 60 * dayMs) {
        context.addIssue(
          problem(
            'TOO_EARLY',
            'This can be at most 60 days back.',
            'La date peut remonter à 60 jours au plus.',
          ),
        );
      }
      if (instant.getTime() > now.getTime() + 60_000) {
        context.addIssue(
          problem(
            'TOO_LATE',
            'This cannot be in the future.',
            'La date ne peut pas être dans le futur.',
          ),
        );
      }
      return instant;
    });
