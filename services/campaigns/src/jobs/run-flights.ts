import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import type { Job } from '../context.ts';
import { tellLine } from '../line/tell-line.ts';

const steps = [
  { from: 'BOOKED', to: 'IN_FLIGHT', due: 'startsAt', event: 'line.started' },
  { from: 'IN_FLIGHT', to: 'FINISHED', due: 'endsAt', event: 'line.finished' },
] as const;

/** Starts and finishes lines when their first day begins and their last day is over, in their market. */
export const runFlights = defineJob<Job>()({
  name: 'campaigns.run-flights',
  payload: z.object({}),
  attempts: 1,
  every: 5_000,
  async handler(_payload, job) {
    const now = job.now();
    for (const { from, to, due, event } of steps) {
      const lines = await job.db.line.findMany({
        where: { status: from, [due]: { lte: now } },
        include: { campaign: { include: { market: true } } },
        take: 500,
      });
      for (const line of lines) {
        await job.transact(async (tx) => {
          const { count } = await tx.db.line.updateMany({
            where: { id: line.id, status: from },
            data: { status: to, version: { increment: 1 } },
          });
          if (count === 1) await tellLine(tx, event, line);
        });
      }
    }
  },
});
