import { graphql } from '#generated/gql.ts';

export const taxesQuery = graphql(`
  query TaxReport($from: Date!, $to: Date!, $currency: CurrencyCode!) {
    taxReport(from: $from, to: $to, currency: $currency) {
      ledgerTaxes {
        amount
        currency
      }
      rows {
        ...TaxRowFields
      }
      total {
        ...TaxRowFields
      }
    }
  }
  fragment TaxRowFields on TaxReportRow {
    jurisdiction
    invoiceCount
    creditNoteCount
    taxableSales {
      amount
      currency
    }
    exemptSales {
      amount
      currency
    }
    collected {
      amount
      currency
    }
    credited {
      amount
      currency
    }
    net {
      amount
      currency
    }
    taxes {
      key
      name
      ratePercent
      registration
      registrationNumber
      taxable {
        amount
        currency
      }
      collected {
        amount
        currency
      }
      credited {
        amount
        currency
      }
      net {
        amount
        currency
      }
    }
  }
`);
