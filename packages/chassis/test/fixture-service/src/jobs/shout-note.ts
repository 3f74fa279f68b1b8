import { defineJob } from '@mobilytics/jobs/define-job';
import { z } from 'zod';
import type { Job } from '../context.ts';

export const shoutNote = defineJob<Job>()({
  name: 'fixture.shout-note',
  payload: z.object({ noteId: z.string() }),
  attempts: 3,
  backoffMs: 20,
  async handler({ noteId }, job) {
    await job.transact(async ({ db }) => {
      const note = await db.note.findUniqueOrThrow({ where: { id: noteId } });
      await db.note.update({ where: { id: noteId }, data: { text: note.text.toUpperCase() } });
    });
  },
});
