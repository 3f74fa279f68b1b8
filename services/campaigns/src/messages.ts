export type Locale = 'en' | 'fr';
type Words = Record<Locale, string>;

/** What campaigns says to people, in both languages. */
export const messages = {
  vehicleNotFound: { en: 'There is no such vehicle.', fr: 'Ce véhicule n’existe pas.' },
  deviceNotFound: { en: 'There is no such device.', fr: 'Cet appareil n’existe pas.' },
  campaignNotFound: { en: 'There is no such campaign.', fr: 'Cette campagne n’existe pas.' },
  lineNotFound: { en: 'There is no such line.', fr: 'Cette ligne n’existe pas.' },
  creativeNotFound: { en: 'There is no such creative.', fr: 'Cette création n’existe pas.' },
  deviceTaken: {
    en: 'The device is on a vehicle at that time, or the vehicle has a device. Take it off first.',
    fr: 'L’appareil est déjà sur un véhicule à ce moment, ou le véhicule a déjà un appareil. Retirez-le d’abord.',
  },
  staleVersion: {
    en: 'This was changed in the meantime. Read it again and repeat the change.',
    fr: 'Cet élément a été modifié entre-temps. Relisez-le et recommencez.',
  },
  nothingUploaded: {
    en: 'No file was uploaded. Send it with PUT to the upload address, then try again.',
    fr: 'Aucun fichier n’a été téléversé. Envoyez-le par PUT à l’adresse de téléversement, puis réessayez.',
  },
  wrongFile: {
    en: 'The file is not of the kind that was announced, or it is damaged. Start a new upload.',
    fr: 'Le fichier n’est pas du type annoncé ou il est endommagé. Recommencez un téléversement.',
  },
  needsCreative: { en: 'Choose a creative.', fr: 'Choisissez une création.' },
  creativeNotReady: {
    en: 'The creative is not uploaded completely.',
    fr: 'La création n’est pas entièrement téléversée.',
  },
  needsVehicle: { en: 'Choose at least one vehicle.', fr: 'Choisissez au moins un véhicule.' },
  placementMissing: {
    en: 'A vehicle does not offer this placement.',
    fr: 'Un véhicule n’offre pas cet emplacement.',
  },
  taken: {
    en: 'Another line has this placement of the vehicle in these dates.',
    fr: 'Une autre ligne occupe cet emplacement du véhicule à ces dates.',
  },
  nameTaken: {
    en: 'Another vehicle has this name. Choose another one.',
    fr: 'Un autre véhicule porte ce nom. Choisissez-en un autre.',
  },
} satisfies Record<string, Words>;

const statusWords: Record<string, Words> = {
  DRAFT: { en: 'a draft', fr: 'un brouillon' },
  PENDING_BOOKING: { en: 'waiting for approval', fr: 'en attente d’approbation' },
  BOOKED: { en: 'booked', fr: 'réservée' },
  IN_FLIGHT: { en: 'running', fr: 'en cours' },
  FINISHED: { en: 'finished', fr: 'terminée' },
  DECLINED: { en: 'declined', fr: 'refusée' },
  CANCELED: { en: 'canceled', fr: 'annulée' },
  STOPPED: { en: 'stopped', fr: 'arrêtée' },
};

export function refusedMessage(status: string, locale: Locale): string {
  const word = (statusWords[status] ?? { en: status, fr: status })[locale];
  return locale === 'fr'
    ? `La ligne est ${word}, cela n’est donc plus possible.`
    : `The line is ${word}, so this is not possible.`;
}
