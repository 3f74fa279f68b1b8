import type { PostalAddress } from '../carrier/carrier.ts';
import type { Context } from '../context.ts';
import type { Fulfillment, FulfillmentLine, ShippingRule } from '../generated/prisma/client.ts';
import { type RuleSubject, ruleHolds } from './match-rule.ts';
import {
  actionOfMethod,
  readAction,
  readConditions,
  type ShippingAction,
  type ShippingConditions,
} from './rule.ts';

/** A rule as it decides. */
export type DecidingRule = {
  id: string | null;
  name: string;
  active: boolean;
  conditions: ShippingConditions;
  action: ShippingAction;
};

/** What decides over a parcel; without a rule the customer's shipping method does. */
export type Ruling = { ruleId: string | null; ruleName: string | null; action: ShippingAction };

export async function loadRules(db: Context['db']): Promise<DecidingRule[]> {
  const rows = await db.shippingRule.findMany({ orderBy: [{ position: 'asc' }, { id: 'asc' }] });
  return rows.map(parseRule);
}

const parseRule = ({ id, name, active, conditions, action }: ShippingRule): DecidingRule => ({
  ...{ id, name, active },
  conditions: readConditions(conditions),
  action: readAction(action),
});

/** The first active rule whose conditions all hold. */
export function rulingOf(
  rules: readonly DecidingRule[],
  subject: RuleSubject,
  usdPerCad: number,
): Ruling {
  const rule = rules.find((one) => one.active && ruleHolds(one.conditions, subject, usdPerCad));
  return rule === undefined
    ? { ruleId: null, ruleName: null, action: actionOfMethod(subject.shippingMethod) }
    : { ruleId: rule.id, ruleName: rule.name, action: rule.action };
}

/** A parcel as rules see it. The lines are those it holds, with its quantities. */
export function subjectOf(
  fulfillment: Fulfillment,
  lines: readonly FulfillmentLine[],
  weightGrams: number,
): RuleSubject {
  const { country, region } = fulfillment.shipTo as PostalAddress;
  const { currency, shippingMethod, organizationId, warehouseId } = fulfillment;
  return {
    ...{ country, region, weightGrams, currency, shippingMethod, organizationId, warehouseId },
    valueMinor: contentsValueMinor(lines),
    skus: lines.map(({ sku }) => sku),
  };
}

/** What the goods are worth, in the fulfilment's currency. */
export const contentsValueMinor = (
  lines: readonly Pick<FulfillmentLine, 'quantity' | 'unitPriceMinor'>[],
) => lines.reduce((sum, { quantity, unitPriceMinor }) => sum + quantity * unitPriceMinor, 0);
