import type { LoadedLine } from '../campaigns.ts';
import { payCampaigns } from './campaign-invoices.ts';
import { exportLastMonth, payOut, proveParity } from './close-month.ts';
import { decideMakeGoods } from './make-goods.ts';
import type { Loaded } from './money-back.ts';

/** The end of the year: money goes to the bank, the books go out, and all of it is proven. */
export async function closeBooks(
  { api, people, stripeUrl, now }: Loaded & { now: Date },
  lines: readonly LoadedLine[],
): Promise<void> {
  await payCampaigns(api, people, lines, now);
  await decideMakeGoods(api, people, lines);
  await payOut(stripeUrl);
  await exportLastMonth(api, people, now);
  await proveParity(api, people);
}
