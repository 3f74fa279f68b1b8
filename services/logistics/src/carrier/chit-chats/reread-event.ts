import type { Carrier, CarrierEvent, TrackingStatus } from '../carrier.ts';
import { wrapJson } from '../json.ts';
import { statusWhileOurs } from './follow-last-mile.ts';
import { statusOf, statusOfEvent } from './status-map.ts';

type Kept = Pick<CarrierEvent, 'code' | 'description' | 'raw'>;

/** The state that our maps read today from an event that was kept. */
export function rereadEvent(
  { code, description, raw }: Kept,
  others: readonly Carrier[],
): TrackingStatus | null | undefined {
  if (code.startsWith('return_')) return 'RETURN_TO_SENDER';
  const own = /^status_(.+)$/.exec(code)?.[1];
  if (own !== undefined) return statusOf(own);
  // Codes of the last mile begin with its name.
  const [, name, theirs = ''] = /^([A-Z_]+)(?: (.*))?$/.exec(code) ?? [];
  const other = others.find((carrier) => carrier.code === name);
  if (other !== undefined) {
    const status = other.statusOfEvent?.({ code: theirs, description, raw });
    return status === undefined ? undefined : statusWhileOurs(status);
  }
  const event = wrapJson(raw);
  const title = event.text('title') ?? description;
  return statusOfEvent({ status: event.text('status'), type: event.text('type'), title });
}
