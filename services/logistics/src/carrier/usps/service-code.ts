/**
 * What a label is asked for by: the mail class, and where it is not the usual one, the rate indicator
 * and the processing category of the price that was offered: `PRIORITY_MAIL`, `PRIORITY_MAIL.CP`,
 * `PRIORITY_MAIL.SP.NONSTANDARD`. So the label costs what was quoted.
 */
export type Service = { mailClass: string; rateIndicator: string; processingCategory: string };

const usualIndicator = (mailClass: string) =>
  /^PRIORITY_MAIL_EXPRESS(_RETURN_SERVICE)?$/.test(mailClass) ? 'PA' : 'SP';

export function serviceCode({ mailClass, rateIndicator, processingCategory }: Service): string {
  const category = processingCategory === 'MACHINABLE' ? [] : [processingCategory];
  const isUsual = category.length === 0 && rateIndicator === usualIndicator(mailClass);
  return [mailClass, ...(isUsual ? [] : [rateIndicator]), ...category].join('.');
}

export function readServiceCode(code: string): Service {
  const [mailClass = '', rateIndicator, processingCategory] = code.split('.');
  return {
    mailClass,
    rateIndicator: rateIndicator ?? usualIndicator(mailClass),
    processingCategory: processingCategory ?? 'MACHINABLE',
  };
}

/** The class under which a customer sends something back. */
export function returnClass(mailClass: string): string {
  return mailClass.endsWith('_RETURN_SERVICE') ? mailClass : `${mailClass}_RETURN_SERVICE`;
}

const classNames: Record<string, string> = {
  USPS_GROUND_ADVANTAGE: 'USPS Ground Advantage',
  PRIORITY_MAIL: 'Priority Mail',
  PRIORITY_MAIL_EXPRESS: 'Priority Mail Express',
  PARCEL_SELECT: 'Parcel Select',
  'FIRST-CLASS_PACKAGE_INTERNATIONAL_SERVICE': 'First-Class Package International',
  PRIORITY_MAIL_INTERNATIONAL: 'Priority Mail International',
  PRIORITY_MAIL_EXPRESS_INTERNATIONAL: 'Priority Mail Express International',
};

/** The name people know; USPS's own description for a class that is new to us. */
export function serviceName({ mailClass, rateIndicator }: Service, description: string): string {
  const known = classNames[mailClass];
  if (known === undefined) return description;
  return rateIndicator === 'CP' ? `${known} (cubic)` : known;
}
