import type Stripe from 'stripe';

/** A list that lies inside another object, continued by its own list until its end. */
export async function completeList<T extends { id: string }>(
  list: Stripe.ApiList<T>,
  next: (page: { limit: number; starting_after: string }) => Promise<Stripe.ApiList<T>>,
): Promise<Stripe.ApiList<T>> {
  const data = [...list.data];
  for (let more = list.has_more; more; ) {
    const page = await next({ limit: 100, starting_after: data.at(-1)?.id ?? '' });
    data.push(...page.data);
    more = page.has_more;
  }
  return { ...list, data, has_more: false };
}
