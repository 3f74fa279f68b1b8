export type Locale = 'en' | 'fr';

export const localeCookie = 'mobilytics_locale';

/** The person's choice, else the first language of the browser that we speak, else English. */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (chosen === 'en' || chosen === 'fr') return chosen;
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return {
        language: tag.split('-')[0],
        quality: quality ? Number(quality.trim().slice(2)) : 1,
      };
    })
    .filter(({ language, quality }) => quality > 0 && (language === 'en' || language === 'fr'))
    .sort((a, b) => b.quality - a.quality);
  return wanted[0]?.language === 'fr' ? 'fr' : 'en';
}
