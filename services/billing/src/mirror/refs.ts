import type { Ref } from './mirror-type.ts';

/** References to those of the ids that there are. */
export function refsTo(
  type: string,
  ids: string | null | (string | null)[],
  more: Omit<Ref, 'type' | 'id'> = {},
): Ref[] {
  return [ids].flat().flatMap((id) => (id === null ? [] : [{ type, id, ...more }]));
}
