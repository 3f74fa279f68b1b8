import type { Locale } from './locale.ts';

/** Every sentence the service says to a person, in both languages; `{name}` stands for a value. */
const messages = {
  deviceNotFound: {
    en: 'There is no such device in your organization.',
    fr: 'Il n’y a pas de tel appareil dans votre organisation.',
  },
  noCounts: {
    en: 'No traffic counts are known for {markets}, so impressions cannot be measured there.',
    fr: 'Aucun comptage de circulation n’est connu pour {markets} : les impressions ne peuvent pas y être mesurées.',
  },
  noDriving: {
    en: 'No vehicle has driven for it yet.',
    fr: 'Aucun véhicule n’a encore roulé pour cette réservation.',
  },
  beingMeasured: {
    en: 'The figures are being measured with new traffic counts.',
    fr: 'Les chiffres sont en cours de mesure avec de nouveaux comptages de circulation.',
  },
  latePings: {
    en: 'Positions arrived late.',
    fr: 'Des positions sont arrivées en retard.',
  },
  changedAssignment: {
    en: 'It became known later what the vehicle carried, or which device was on it.',
    fr: 'On a su plus tard ce que le véhicule affichait ou quel appareil il portait.',
  },
  newCounts: {
    en: 'New traffic counts were imported.',
    fr: 'De nouveaux comptages de circulation ont été importés.',
  },
} satisfies Record<string, Record<Locale, string>>;

export type MessageName = keyof typeof messages;

export function message(
  name: MessageName,
  locale: Locale,
  values: Record<string, string> = {},
): string {
  return messages[name][locale].replaceAll(/\{(\w+)\}/g, (_, key) => values[key] ?? '');
}
