import type Stripe from 'stripe';
import type { Sandbox } from '../sandbox.ts';

/** Lines of so many previews are remembered; Stripe forgets them by time. */
const mostKept = 1_000;
const kept = new WeakMap<Sandbox, Map<string, Stripe.InvoiceLineItem[]>>();

/** Remembers the lines of a preview, which are listed by its id although there is no such invoice. */
export function keepPreviewLines(
  sandbox: Sandbox,
  id: string,
  lines: Stripe.InvoiceLineItem[],
): void {
  const previews = kept.get(sandbox) ?? new Map<string, Stripe.InvoiceLineItem[]>();
  kept.set(sandbox, previews);
  previews.set(id, lines);
  // Maps keep their order: the oldest goes first.
  for (const oldest of previews.keys()) {
    if (previews.size <= mostKept) break;
    previews.delete(oldest);
  }
}

export const previewLines = (sandbox: Sandbox, id: string): Stripe.InvoiceLineItem[] | undefined =>
  kept.get(sandbox)?.get(id);
