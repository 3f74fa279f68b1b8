import { problem } from '@mobilytics/chassis/validate-input';
import { z } from 'zod';

/** A path of the dashboard, so that nobody is led elsewhere from Stripe's page. */
export const returnPath = (standard: string) =>
  z
    .string()
    .nullish()
    .transform((path) => path || standard)
    .superRefine((path, check) => {
      if (!/^\/(?!\/)[\w\-/]{0,200}$/.test(path)) check.addIssue(notAPath);
    });

const notAPath = problem(
  'NOT_A_PATH',
  'Give a path of the dashboard, for example “/billing”.',
  'Indiquez un chemin du tableau de bord, par exemple « /billing ».',
);
