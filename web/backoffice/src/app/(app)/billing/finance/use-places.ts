import { useLocale, useTranslations } from 'next-intl';

/** Names of provinces and states by ISO 3166-2: the browser knows countries, the messages our own. */
export function usePlaces() {
  const t = useTranslations('finance');
  const tp = useTranslations('finance.provinces');
  const countries = new Intl.DisplayNames([useLocale()], { type: 'region' });
  return (jurisdiction: string | null): string => {
    if (jurisdiction === null) return t('unknownPlace');
    const [country = '', region] = jurisdiction.split('-');
    if (country === 'CA' && region && tp.has(region as 'ON')) return tp(region as 'ON');
    const name = /^[A-Z]{2}$/.test(country) ? (countries.of(country) ?? country) : country;
    return region ? `${name} · ${region}` : name;
  };
}
