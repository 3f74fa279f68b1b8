import type { SeededRandom } from '../seeded-random.ts';

export type CarrierCode = 'CANADA_POST' | 'USPS' | 'DHL' | 'CHIT_CHATS';

/** The post of the country that a parcel leaves: what it goes with when nobody else has it. */
export const postOf = (country: string): CarrierCode => (country === 'US' ? 'USPS' : 'CANADA_POST');

/** With whom the year's staff sent a parcel: mostly the post, in a hurry and abroad often others. */
export function chooseCarrier(
  random: SeededRandom,
  { country, isExpress }: { country: string; isExpress: boolean },
): CarrierCode {
  const dice = random.next();
  if (isExpress && dice < 0.6) return 'DHL';
  if (country === 'US') return dice < 0.8 ? 'USPS' : 'DHL';
  if (country === 'CA') {
    if (dice < 0.7) return 'CANADA_POST';
    return dice < 0.88 ? 'CHIT_CHATS' : 'DHL';
  }
  if (dice < 0.4) return 'CANADA_POST';
  return dice < 0.7 ? 'DHL' : 'CHIT_CHATS';
}
