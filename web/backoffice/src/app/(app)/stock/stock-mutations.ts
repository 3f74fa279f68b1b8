import { graphql } from '#generated/gql.ts';

export const adjustMutation = graphql(`
  mutation AdjustStock($input: AdjustStockInput!) {
    adjustStock(input: $input) {
      ... on AdjustStockSuccess {
        warehouse {
          ...WarehouseStock
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

export const arrangeMutation = graphql(`
  mutation ArrangeStock($input: ArrangeStockInput!) {
    arrangeStock(input: $input) {
      ... on ArrangeStockSuccess {
        warehouse {
          ...WarehouseStock
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

export const countMutation = graphql(`
  mutation CountStock($input: CountStockInput!) {
    countStock(input: $input) {
      ... on CountStockSuccess {
        reference
        lines {
          sku
          expected
          counted
          difference
        }
        warehouse {
          ...WarehouseStock
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

export const transferMutation = graphql(`
  mutation TransferStock($input: TransferStockInput!) {
    transferStock(input: $input) {
      ... on TransferStockSuccess {
        moved
        reference
        from {
          ...WarehouseStock
        }
        to {
          ...WarehouseStock
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
