import type { AnyMirrorType } from './mirror-type.ts';
import { balanceTransactionType } from './types/balance-transaction.ts';
import { chargeType } from './types/charge.ts';
import { checkoutSessionType } from './types/checkout-session.ts';
import { creditNoteType } from './types/credit-note.ts';
import { customerType } from './types/customer.ts';
import { customerBalanceTransactionType } from './types/customer-balance-transaction.ts';
import { disputeType } from './types/dispute.ts';
import { invoiceType } from './types/invoice.ts';
import { invoiceItemType } from './types/invoice-item.ts';
import { paymentIntentType } from './types/payment-intent.ts';
import { paymentMethodType } from './types/payment-method.ts';
import { payoutType } from './types/payout.ts';
import { plainTypes } from './types/plain-types.ts';
import { refundType } from './types/refund.ts';
import { subscriptionType } from './types/subscription.ts';
import { taxIdType } from './types/tax-id.ts';

/** Every type that is mirrored, those first that others refer to. */
export const mirrorTypes: readonly AnyMirrorType[] = [
  customerType,
  ...plainTypes,
  taxIdType,
  paymentMethodType,
  subscriptionType,
  invoiceItemType,
  invoiceType,
  checkoutSessionType,
  paymentIntentType,
  chargeType,
  refundType,
  disputeType,
  creditNoteType,
  payoutType,
  balanceTransactionType,
  customerBalanceTransactionType,
];

const byName = new Map(mirrorTypes.map((type) => [type.type, type]));

export const mirrorTypeOf = (name: string): AnyMirrorType | undefined => byName.get(name);
