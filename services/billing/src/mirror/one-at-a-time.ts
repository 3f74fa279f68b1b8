const tails = new Map<string, Promise<unknown>>();

/** Runs work on the same thing one after the other within this process. */
export async function oneAtATime<T>(id: string, work: () => Promise<T>): Promise<T> {
  const before = tails.get(id) ?? Promise.resolve();
  const mine = before.then(work, work);
  tails.set(id, mine);
  try {
    return await mine;
  } finally {
    if (tails.get(id) === mine) tails.delete(id);
  }
}
