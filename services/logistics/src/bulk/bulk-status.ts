import type { BulkRunStatus } from '../generated/prisma/enums.ts';
import type { Transitions } from '../transition.ts';

/** Where a run may go. What failed may be tried again, also when all else is done. */
export const bulkTransitions: Transitions<BulkRunStatus> = {
  RUNNING: ['PAUSED', 'CANCELED', 'DONE'],
  PAUSED: ['RUNNING', 'CANCELED'],
  CANCELED: [],
  DONE: ['RUNNING'],
};
