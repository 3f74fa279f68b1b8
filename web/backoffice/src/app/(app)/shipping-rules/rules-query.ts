import { graphql } from '#generated/gql.ts';
import type { ShippingRulesQuery } from '#generated/graphql.ts';

graphql(`
  fragment RuleFields on ShippingRule {
    id
    name
    position
    active
    version
    conditions {
      countries
      regions
      minWeightGrams
      maxWeightGrams
      minValue {
        amount
        currency
      }
      maxValue {
        amount
        currency
      }
      shippingMethods
      organizationIds
      skus
      warehouseIds
    }
    action {
      strategy
      carriers
      preferred {
        carrier
        service
      }
      maxTransitDays
      signature
      insureFully
      incoterm
    }
  }
`);

export const rulesQuery = graphql(`
  query ShippingRules {
    shippingRules {
      ...RuleFields
    }
    warehouses {
      id
      code
      name
      labelFormat
    }
  }
`);

export const saveRuleMutation = graphql(`
  mutation SaveShippingRule($input: SaveShippingRuleInput!) {
    saveShippingRule(input: $input) {
      ... on SaveShippingRuleSuccess {
        shippingRule {
          ...RuleFields
        }
      }
      ... on UserError {
        message
        path
      }
      ... on InvalidInput {
        problems {
          message
          path
        }
      }
    }
  }
`);

export const deleteRuleMutation = graphql(`
  mutation DeleteShippingRule($input: DeleteShippingRuleInput!) {
    deleteShippingRule(input: $input) {
      ... on DeleteShippingRuleSuccess {
        id
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const orderRulesMutation = graphql(`
  mutation OrderShippingRules($input: OrderShippingRulesInput!) {
    orderShippingRules(input: $input) {
      ... on OrderShippingRulesSuccess {
        shippingRules {
          id
          position
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export type Rule = ShippingRulesQuery['shippingRules'][number];
export type Warehouse = ShippingRulesQuery['warehouses'][number];
