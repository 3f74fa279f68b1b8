import type { AnnouncedLine, FoundPiece } from './returned.ts';

export type Mismatch =
  | { kind: 'UNKNOWN_LINE' | 'SERIAL_NEEDED' | 'NO_SERIALS' | 'ONE_EACH' | 'TWICE'; index: number }
  /** So many pieces of a line are not accounted for, or too many are. */
  | { kind: 'QUANTITY'; index: number; announced: number; found: number }
  /** This serial was announced and nothing is said of it. */
  | { kind: 'NOT_NAMED'; index: number; serial: string };

/**
 * Whether what was found accounts for each announced piece once. A piece with another serial than the
 * announced ones is `WRONG_ITEM`, and stands beside the announced one, which is then `MISSING`.
 */
export function matchPieces(
  lines: readonly AnnouncedLine[],
  pieces: readonly FoundPiece[],
): Mismatch | null {
  const seen = new Set<string>();
  for (const [index, { lineId, serial, quantity, condition }] of pieces.entries()) {
    const line = lines.find((announced) => announced.lineId === lineId);
    if (line === undefined) return { kind: 'UNKNOWN_LINE', index };
    if (!line.serialized && serial !== null) return { kind: 'NO_SERIALS', index };
    if (!line.serialized) continue;
    if (serial === null) return { kind: 'SERIAL_NEEDED', index };
    if (quantity !== 1) return { kind: 'ONE_EACH', index };
    if (seen.has(serial)) return { kind: 'TWICE', index };
    seen.add(serial);
    const isAnnounced = line.serials.includes(serial);
    if (!isAnnounced && condition !== 'WRONG_ITEM') return { kind: 'UNKNOWN_LINE', index };
  }
  for (const line of lines) {
    const own = pieces.filter(({ lineId }) => lineId === line.lineId);
    const index = Math.max(0, pieces.indexOf(own[0] as FoundPiece));
    const unnamed = line.serials.find((serial) => !seen.has(serial));
    if (unnamed !== undefined) return { kind: 'NOT_NAMED', index, serial: unnamed };
    if (line.serialized) continue;
    const found = own.reduce((sum, { quantity }) => sum + quantity, 0);
    if (found !== line.quantity) {
      return { kind: 'QUANTITY', index, announced: line.quantity, found };
    }
  }
  return null;
}
