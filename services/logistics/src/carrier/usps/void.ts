import type { VoidOutcome } from '../carrier.ts';
import { readError, unreadable } from './errors.ts';
import { object, parseJson, text } from './json.ts';

/** `CANCELED` is final; `DISPUTED` is a refund that was asked for. */
export function readVoid(body: string): VoidOutcome {
  const answer = object(parseJson(body));
  const status = text(answer.status)?.toUpperCase();
  if (status === 'CANCELED' || status === 'CANCELLED') {
    return { status: 'VOIDED', refundReference: null };
  }
  if (status !== 'DISPUTED') throw unreadable('the cancellation has no outcome.');
  return { status: 'REFUND_REQUESTED', refundReference: text(answer.disputeId) };
}

/** A refusal that says that it was done before is an outcome; another is thrown. */
export function readVoidRefusal(
  status: number,
  body: string,
  retryAfter: string | null,
): VoidOutcome {
  const error = readError(status, body, retryAfter);
  if (/already (been )?cancell?ed|is cancell?ed/i.test(error.message)) {
    return { status: 'VOIDED', refundReference: null };
  }
  if (/already (been )?(submitted|disputed)/i.test(error.message)) {
    return { status: 'REFUND_REQUESTED', refundReference: null };
  }
  throw error;
}
