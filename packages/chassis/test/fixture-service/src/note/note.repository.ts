import type { Window } from '../../../../src/connection.ts';
import type { Database } from '../context.ts';

export const noteRepository = (db: Database) => ({
  page: (window: Window) =>
    db.note.findMany({ where: window.where, orderBy: window.orderBy, take: window.take }),
  count: () => db.note.count(),
  find: (id: string) => db.note.findUnique({ where: { id } }),
  topics: (ids: readonly string[]) => db.topic.findMany({ where: { id: { in: [...ids] } } }),
  async nextNumber() {
    const { _max } = await db.note.aggregate({ _max: { number: true } });
    return (_max.number ?? 0) + 1;
  },
});
