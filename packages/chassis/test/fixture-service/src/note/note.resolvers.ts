import { connectionFrom, type PageArgs } from '../../../../src/connection.ts';
import type { Topic } from '../../generated/prisma/client.ts';
import type { Context } from '../context.ts';
import { noteRepository } from './note.repository.ts';
import { writeNote } from './write-note.ts';

type NoteRow = { id: string; text: string; topicId: string | null };

export const noteResolvers = {
  Query: {
    notes: (_: unknown, args: PageArgs, ctx: Context) => {
      const notes = noteRepository(ctx.db);
      return connectionFrom({
        ...args,
        orderBy: [{ field: 'createdAt', direction: 'DESC' }],
        count: notes.count,
        rows: notes.page,
      });
    },
    note: (_: unknown, { id }: { id: string }, ctx: Context) => noteRepository(ctx.db).find(id),
    topics: (_: unknown, __: unknown, ctx: Context) => ctx.db.topic.findMany(),
    whoAmI: (_: unknown, __: unknown, ctx: Context) => ctx.viewer.actorName,
    broken: () => {
      throw new Error('password of the database: hunter2');
    },
  },
  Mutation: {
    writeNote: (_: unknown, { input }: { input: { text: string } }, ctx: Context) =>
      writeNote(ctx, input, ctx.viewer.organizationId ?? ''),
  },
  Note: {
    __resolveReference: ({ id }: { id: string }, ctx: Context) => noteRepository(ctx.db).find(id),
    topic: ({ topicId }: NoteRow, _: unknown, ctx: Context) =>
      topicId === null ? null : topicLoader(ctx).load(topicId),
    opinion: ({ text }: NoteRow) => `"${text}" is fine.`,
  },
};

function topicLoader(ctx: Context) {
  return ctx.loader<string, Topic | null>('topics', async (ids) => {
    const found = new Map(
      (await noteRepository(ctx.db).topics(ids)).map((topic) => [topic.id, topic]),
    );
    return ids.map((id) => found.get(id) ?? null);
  });
}
