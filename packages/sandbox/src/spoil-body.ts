import type { Faults } from './faults.ts';

/** More than any client should read. */
const endlessBytes = 5_200_000;

const hostile =
  '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/passwd">]><a>&c;&f;</a>';

/** The body of an answer as the faults asked for leave it: cut in half, without end, or hostile. */
export function spoilBody(
  take: (kind: Parameters<Faults['take']>[0]) => unknown,
  body: string | Buffer,
): string | Buffer {
  if (take('malformed_body')) return body.slice(0, Math.floor(body.length / 2));
  // Spaces leave it well-formed: its length alone is wrong.
  if (take('endless_body'))
    return Buffer.concat([Buffer.from(body), Buffer.alloc(endlessBytes, ' ')]);
  return take('hostile_body') ? hostile : body;
}
