import type { RateRequest } from '../carrier.ts';
import { type CustomsSettings, usdPer } from './customs.ts';
import { isDomestic } from './places.ts';
import { refuse } from './refuse.ts';
import { dollars } from './units.ts';

const isExpress = (mailClass: string) => mailClass.startsWith('PRIORITY_MAIL_EXPRESS');

/** The codes of signature and insurance, which differ for the express class, and the value insured. */
export function extras(request: RateRequest, mailClass: string, settings: CustomsSettings) {
  const { signature, insuredMinor } = request.options;
  if (signature !== 'NONE' && !isDomestic(request.to.country)) {
    throw refuse('options.signature', 'USPS takes no signature service abroad.');
  }
  const codes: number[] = [];
  if (signature === 'SIGNATURE') codes.push(isExpress(mailClass) ? 981 : 921);
  if (signature === 'ADULT_SIGNATURE') codes.push(922);
  if (insuredMinor === null) return { codes, packageValue: null };
  if (insuredMinor <= 0) throw refuse('options.insuredMinor', 'An insured value is above zero.');
  const valueMinor = Math.ceil(insuredMinor * usdPer(request.contents.currency, settings));
  if (valueMinor > 500_000) {
    throw refuse('options.insuredMinor', 'USPS insures at most 5,000 US dollars.');
  }
  const insurance = valueMinor <= 50_000 ? 930 : 931;
  codes.push(isExpress(mailClass) && isDomestic(request.to.country) ? 925 : insurance);
  return { codes, packageValue: dollars(valueMinor) };
}
