import { newId } from '@mobilytics/ids/new-id';
import type { Context } from '../context.ts';
import { shoutNote } from '../jobs/shout-note.ts';
import { noteRepository } from './note.repository.ts';

const mostNotes = 100;

export async function writeNote(
  ctx: Context,
  input: { text: string; topicId?: string | null },
  organizationId: string,
) {
  return ctx.transact(async ({ db, now, emit, enqueue, audit }) => {
    const notes = noteRepository(db);
    const number = await notes.nextNumber();
    if (number > mostNotes) {
      const message = `An organisation has at most ${mostNotes} notes.`;
      return { __typename: 'TooManyNotes' as const, message, path: ['input'] };
    }
    if (input.topicId != null && (await notes.topics([input.topicId])).length === 0) {
      const message = 'There is no such topic.';
      return { __typename: 'NotFound' as const, message, path: ['input', 'topicId'] };
    }
    const id = newId('ord');
    const note = await db.note.create({
      data: { id, organizationId, number, createdAt: now, ...input },
    });
    emit('organization.created', { organizationId, name: input.text, ownerEmail: 'a@b.example' });
    enqueue(shoutNote, { noteId: id });
    audit({
      action: 'note.written',
      targetType: 'Note',
      targetId: id,
      after: { text: input.text },
    });
    return { __typename: 'NoteWritten' as const, note };
  });
}
