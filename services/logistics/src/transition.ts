/** A state machine as data: where each state may go. */
export type Transitions<State extends string> = Readonly<Record<State, readonly State[]>>;

export function canGo<State extends string>(
  table: Transitions<State>,
  from: State,
  to: State,
): boolean {
  return table[from].includes(to);
}

/** A step that the table does not have, taken by our own code: a bug, so it throws. */
export function mustGo<State extends string>(
  table: Transitions<State>,
  from: State,
  to: State,
): State {
  if (!canGo(table, from, to)) throw new Error(`There is no way from ${from} to ${to}.`);
  return to;
}
