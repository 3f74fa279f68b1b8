import { customers, type DemoCustomer } from '../customers.ts';
import type { PlannedOrder } from '../plan-orders.ts';
import { type PlannedDetails, planDetails } from './plan-details.ts';
import { type MoneyBack, planMoneyBack } from './plan-money-back.ts';
import { type PlannedInvoice, planOneOffInvoices } from './plan-one-off-invoices.ts';
import {
  type PlannedCard,
  type PlannedPlan,
  planCards,
  planSubscriptions,
} from './plan-subscriptions.ts';

export type PlannedUsage = {
  customer: DemoCustomer;
  meter: 'VEHICLE_DAYS' | 'IMPRESSIONS';
  unitPrice: string;
  daysAgo: number;
};

export type PlannedBilling = MoneyBack & {
  details: PlannedDetails[];
  invoices: PlannedInvoice[];
  usages: PlannedUsage[];
  plans: PlannedPlan[];
  cards: PlannedCard[];
};

/** The year's billing beside what orders pay. The same orders and `now` give the same. */
export function planBilling(
  orders: readonly PlannedOrder[],
  returned: readonly PlannedOrder[],
  now: Date,
): PlannedBilling {
  // All its campaigns begin after it pays by usage.
  const [, , , , byUsage] = customers;
  return {
    ...planMoneyBack(orders, new Set(returned), now),
    details: planDetails(),
    invoices: planOneOffInvoices(),
    usages: byUsage
      ? [{ customer: byUsage, meter: 'VEHICLE_DAYS', unitPrice: '38.00', daysAgo: 20 }]
      : [],
    plans: planSubscriptions(orders, now),
    cards: planCards(orders, now),
  };
}
