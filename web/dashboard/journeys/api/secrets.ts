import type { Victim } from './victim.ts';

/** Ids of what belongs to a customer; those of products, rates and warehouses are everybody's. */
const ids =
  /\b(?:org|usr|mem|ivt|key|aud|ord|oln|tml|bil|inv|iln|pay|sub|ful|fln|shp|dev|trk|cmp|lin|veh|das|cas|crv|trp|sch|pmt|bct|txi)_[0-9a-z]{26}\b/g;
/** Numbers on paper and labels, and what Stripe calls things. */
const numbers =
  /\b(?:MOB-\d+|JRN-[\d-]+|(?:in|pi|cus|sub)_\w{8,}|mdk_\w+|mob_live_\w+|\d{15,16})\b/g;

/** Every word in what the customer sees that nobody else may see. */
export function secretsIn(text: string, victim: Victim): string[] {
  const names = [victim.organizationName, victim.personName, victim.email, victim.vehicle.name];
  const found = [...text.matchAll(ids), ...text.matchAll(numbers)].map(([word]) => word);
  return [...new Set([...names, ...found])];
}

/** An answer without signatures of links and without moments of reading, which differ each time. */
export function withoutPassing(text: string): string {
  return text
    .replaceAll(/"(fetchedAt|asOf|lastPolledAt|lastUsedAt|requestId)":"[^"]*"/g, '"$1":""')
    .replaceAll(/(https?:[^"?]*)\?[^"]*"/g, '$1"');
}
