type Point = [longitude: number, latitude: number];

const METRES_PER_DEGREE = 111_195;

/**
 * Leaves out the points that lie within the tolerance of the line drawn without them (Douglas and
 * Peucker 1973). Good enough for drawing: lengths are those of a flat map around each line.
 */
export function thinPath(path: readonly Point[], toleranceMetres = 10): Point[] {
  const isKept = new Uint8Array(path.length);
  const parts: [number, number][] = [[0, path.length - 1]];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    const [first, last] = part;
    if (last < first) continue;
    isKept[first] = isKept[last] = 1;
    let farthest = -1;
    let most = toleranceMetres;
    for (let at = first + 1; at < last; at++) {
      const metres = distance(path[at] as Point, path[first] as Point, path[last] as Point);
      if (metres > most) {
        most = metres;
        farthest = at;
      }
    }
    if (farthest > 0) parts.push([first, farthest], [farthest, last]);
  }
  return path.filter((_, at) => isKept[at] === 1);
}

/** Metres from a point to the line between two others. */
function distance(point: Point, from: Point, to: Point): number {
  const width = Math.cos((from[1] * Math.PI) / 180) * METRES_PER_DEGREE;
  const x = (point[0] - from[0]) * width;
  const y = (point[1] - from[1]) * METRES_PER_DEGREE;
  const dx = (to[0] - from[0]) * width;
  const dy = (to[1] - from[1]) * METRES_PER_DEGREE;
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : Math.max(0, Math.min(1, (x * dx + y * dy) / squared));
  return Math.hypot(x - along * dx, y - along * dy);
}
