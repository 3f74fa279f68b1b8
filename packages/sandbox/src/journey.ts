import { type Advance, advanceBy, type LifeName, type LivedStep, livedBy } from './parcel-life.ts';

/** How a parcel travels: by itself along a life, until somebody moves it by hand or it is stopped. */
export interface Journey {
  startedMs: number;
  life: LifeName;
  /** What it lived until somebody took it in hand; null while it travels by itself. */
  steps: LivedStep[] | null;
}

export const startJourney = (nowMs: number): Journey => ({
  startedMs: nowMs,
  life: 'delivered',
  steps: null,
});

/** What has happened to the parcel by now, oldest first. */
export function livedOf({ startedMs, life, steps }: Journey, lifeMs: number, nowMs: number) {
  return steps ?? livedBy(life, startedMs, lifeMs, nowMs);
}

/** Takes the parcel in hand: from here on it moves only when it is told to. */
export function moveByHand(
  journey: Journey,
  advance: Advance,
  lifeMs: number,
  nowMs: number,
): Journey {
  return { ...journey, steps: advanceBy(livedOf(journey, lifeMs, nowMs), advance) };
}

/** A parcel whose label was given back goes nowhere any more. */
export function stopJourney(journey: Journey, lifeMs: number, nowMs: number): Journey {
  return { ...journey, steps: livedOf(journey, lifeMs, nowMs) };
}
