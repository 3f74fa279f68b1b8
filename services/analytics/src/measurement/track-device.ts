import {
  type Axis,
  bearingDegrees,
  distanceMetres,
  midpoint,
  nearestAxis,
  wholeMillimetres,
} from './geodesy.ts';
import {
  CREDIT_AFTER_FAST_MS,
  FAST_METRES_PER_SECOND,
  HELD_PINGS_TO_JUMP,
  MAX_GAP_MS,
  MAX_INTERVAL_MS,
  MAX_SPEED_METRES_PER_SECOND,
  MIN_HEADING_METRES,
} from './method.ts';
import type { DropReason } from './screen-ping.ts';

/** A ping that passed `screenPing`. */
export interface Fix {
  recordedAtMs: number;
  latitude: number;
  longitude: number;
  /** The device's own count; the fixes of a file have none. */
  sequence?: number;
}

/** All that later pings of a device need to know of the earlier ones; plain JSON. */
export interface TrackState<F extends Fix = Fix> {
  lastKept: F | null;
  held: F[];
  lastFastEndMs: number | null;
  axis: Axis | null;
}

export interface Interval {
  startMs: number;
  durationMs: number;
  lengthMm: number;
  latitude: number;
  longitude: number;
  credited: boolean;
  axis: Axis | null;
}

/** A pause of a device between an interval's longest and one hour, at the ping before it. */
export interface Gap {
  startMs: number;
  durationMs: number;
  latitude: number;
  longitude: number;
}

/** Hears what the pings come to, in the order of recorded time. */
export interface TrackListener<F extends Fix = Fix> {
  kept?(fix: F): void;
  dropped(fix: F, reason: DropReason): void;
  jump(firstAfter: F): void;
  interval(interval: Interval): void;
  gap(gap: Gap): void;
}

export function newTrackState<F extends Fix = Fix>(): TrackState<F> {
  return { lastKept: null, held: [], lastFastEndMs: null, axis: null };
}

/** Advances `state` by the device's next fix in the order of `compareFixes`. */
export function trackFix<F extends Fix>(
  state: TrackState<F>,
  fix: F,
  listener: TrackListener<F>,
): void {
  const { lastKept, held } = state;
  const lastHeld = held.at(-1);
  if (fix.recordedAtMs === lastKept?.recordedAtMs || fix.recordedAtMs === lastHeld?.recordedAtMs) {
    listener.dropped(fix, 'SAME_TIME');
    return;
  }
  if (lastKept === null) {
    keep(state, fix, listener);
    return;
  }
  const metres = distanceMetres(lastKept, fix);
  if (!isTooFast(lastKept, fix, metres)) {
    dropHeld(state, listener);
    keep(state, fix, listener);
    connect(state, lastKept, fix, metres, listener);
    return;
  }
  if (lastHeld !== undefined && isTooFast(lastHeld, fix, distanceMetres(lastHeld, fix))) {
    dropHeld(state, listener);
  }
  state.held.push(fix);
  if (state.held.length === HELD_PINGS_TO_JUMP) jumpToHeld(state, listener);
}

/** Drops what is still held after the last known ping. The state before it may be kept and resumed. */
export function endTrack<F extends Fix>(state: TrackState<F>, listener: TrackListener<F>): void {
  dropHeld(state, listener);
}

function isTooFast(from: Fix, to: Fix, metres: number): boolean {
  return metres / ((to.recordedAtMs - from.recordedAtMs) / 1000) > MAX_SPEED_METRES_PER_SECOND;
}

function keep<F extends Fix>(state: TrackState<F>, fix: F, listener: TrackListener<F>): void {
  state.lastKept = fix;
  listener.kept?.(fix);
}

function dropHeld<F extends Fix>(state: TrackState<F>, listener: TrackListener<F>): void {
  for (const fix of state.held) listener.dropped(fix, 'TOO_FAST');
  if (state.held.length > 0) state.held = [];
}

/** Three pings that agree with each other outweigh the one before them: the device is there. */
function jumpToHeld<F extends Fix>(state: TrackState<F>, listener: TrackListener<F>): void {
  const held = state.held;
  state.held = [];
  let previous: F | null = null;
  for (const fix of held) {
    if (previous === null) listener.jump(fix);
    keep(state, fix, listener);
    if (previous !== null) {
      connect(state, previous, fix, distanceMetres(previous, fix), listener);
    }
    previous = fix;
  }
}

/** Makes the interval or gap between two consecutive kept fixes without a jump between them. */
function connect<F extends Fix>(
  state: TrackState<F>,
  from: F,
  to: F,
  metres: number,
  listener: TrackListener<F>,
): void {
  const startMs = from.recordedAtMs;
  const durationMs = to.recordedAtMs - startMs;
  if (durationMs > MAX_INTERVAL_MS) {
    if (durationMs > MAX_GAP_MS) return;
    listener.gap({ startMs, durationMs, latitude: from.latitude, longitude: from.longitude });
    return;
  }
  if (metres / (durationMs / 1000) >= FAST_METRES_PER_SECOND) {
    state.lastFastEndMs = to.recordedAtMs;
  }
  if (metres >= MIN_HEADING_METRES) state.axis = nearestAxis(bearingDegrees(from, to));
  const middle = midpoint(from, to);
  listener.interval({
    startMs,
    durationMs,
    lengthMm: wholeMillimetres(metres),
    latitude: middle.latitude,
    longitude: middle.longitude,
    credited:
      state.lastFastEndMs !== null && to.recordedAtMs - state.lastFastEndMs <= CREDIT_AFTER_FAST_MS,
    axis: state.axis,
  });
}
