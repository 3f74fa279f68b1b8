import type { z } from 'zod';
import { accountsEvents } from './catalogue/accounts-events.ts';
import { analyticsEvents } from './catalogue/analytics-events.ts';
import { billingEvents } from './catalogue/billing-events.ts';
import { campaignsEvents } from './catalogue/campaigns-events.ts';
import { everybodysEvents } from './catalogue/everybodys-events.ts';
import { logisticsEvents } from './catalogue/logistics-events.ts';
import { ordersEvents } from './catalogue/orders-events.ts';

/**
 * Every event of the platform: its version, who publishes it, who consumes it, and its payload.
 * Ids carry their prefix (`ord_…`), money is in minor units with its currency, times are RFC 3339 in UTC.
 */
export const catalogue = {
  ...everybodysEvents,
  ...accountsEvents,
  ...ordersEvents,
  ...billingEvents,
  ...logisticsEvents,
  ...campaignsEvents,
  ...analyticsEvents,
} as const;

export type EventName = keyof typeof catalogue;
export type EventPayload<N extends EventName> = z.output<(typeof catalogue)[N]['payload']>;
