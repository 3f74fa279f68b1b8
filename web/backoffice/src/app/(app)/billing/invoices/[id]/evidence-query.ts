import { graphql } from '#generated/gql.ts';

export const invoiceEvidenceQuery = graphql(`
  query StaffInvoiceEvidence($id: ID!) {
    invoice(id: $id) {
      id
      lines {
        id
        description
        isExplained
        net {
          amount
          currency
        }
        evidence {
          __typename
          ... on OrderEvidence {
            order {
              id
            }
            orderNumber
            name
            sku
            quantity
            isShipping
            unitPrice {
              amount
              currency
            }
            pieces {
              serial
              shipmentId
              device {
                id
              }
            }
            parcels {
              shipmentId
              trackingNumber
            }
          }
          ... on PlanEvidence {
            from
            to
            basis
            devices {
              device {
                id
              }
              serial
              vehicleName
              days
              firstDriven
              lastDriven
            }
          }
          ... on CampaignEvidence {
            campaign {
              id
            }
            campaignName
            lineName
            firstDay
            lastDay
            vehicles
            guaranteedImpressions
            delivered {
              impressions
              level
              methodVersion
              asOf
              coverage
              vehicleDays
            }
          }
          ... on UsageEvidence {
            meter
            from
            to
            invoicedQuantity
            countedQuantity
            lines {
              line {
                id
              }
              campaign {
                id
              }
              campaignName
              lineName
              quantity
            }
          }
          ... on ProrationEvidence {
            from
            to
            seconds
            periodSeconds
            fullAmount {
              amount
              currency
            }
            amount {
              amount
              currency
            }
            recomputed {
              amount
              currency
            }
            matches
          }
          ... on TaxEvidence {
            taxName
            jurisdiction
            rate
            base {
              amount
              currency
            }
            amount {
              amount
              currency
            }
          }
          ... on HandWrittenEvidence {
            reason
          }
        }
      }
    }
  }
`);
