import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';

export interface BalanceChange {
  /** Negative gives the customer credit, positive makes the customer owe. */
  amount: number;
  currency: string;
  type: Stripe.CustomerBalanceTransaction['type'];
  creditNote?: string | null;
  description?: string | null;
  invoice?: string | null;
  metadata?: Stripe.Metadata;
}

/** Moves a customer's credit balance, with the transaction that tells why. */
export function changeCustomerBalance(
  sandbox: Sandbox,
  customerId: string,
  change: BalanceChange,
): Stripe.CustomerBalanceTransaction {
  const customer = sandbox.need('customer', customerId, 'customer');
  const transaction = sandbox.store.put<Stripe.CustomerBalanceTransaction>({
    id: newId('cbtxn'),
    object: 'customer_balance_transaction',
    amount: change.amount,
    checkout_session: null,
    created: sandbox.now(),
    credit_note: change.creditNote ?? null,
    currency: change.currency,
    customer: customerId,
    customer_account: null,
    description: change.description ?? null,
    ending_balance: customer.balance + change.amount,
    invoice: change.invoice ?? null,
    livemode: false,
    metadata: change.metadata ?? {},
    type: change.type,
  });
  const changes: Partial<Stripe.Customer> = {
    balance: transaction.ending_balance,
    currency: customer.currency ?? change.currency,
  };
  sandbox.change(customer, changes, 'customer.updated');
  return transaction;
}
