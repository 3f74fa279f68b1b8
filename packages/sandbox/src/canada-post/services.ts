/** Where a service goes. */
export type Area = 'CA' | 'US' | 'INT';

export interface Service {
  code: string;
  area: Area;
  name: string;
  nameFr: string;
  /** Price in cents: a start, plus by the kilogram, plus by the kilogram and 1,000 km. */
  startCents: number;
  kilogramCents: number;
  kilogramFarCents: number;
  /** Business days for the first kilometres, and per further 1,000 km. */
  days: number;
  daysFar: number;
  guaranteed: boolean;
  morning: boolean;
  maxGrams: number;
}

const parcel = { guaranteed: true, morning: false, maxGrams: 30_000 };

// The prices are invented, in the order of what such parcels cost.
export const services: Service[] = [
  {
    ...parcel,
    code: 'DOM.RP',
    area: 'CA',
    name: 'Regular Parcel',
    nameFr: 'Colis standard',
    startCents: 1_120,
    kilogramCents: 95,
    kilogramFarCents: 48,
    days: 2,
    daysFar: 1.6,
    guaranteed: false,
  },
  {
    ...parcel,
    code: 'DOM.EP',
    area: 'CA',
    name: 'Expedited Parcel',
    nameFr: 'Colis accélérés',
    startCents: 1_240,
    kilogramCents: 105,
    kilogramFarCents: 55,
    days: 1,
    daysFar: 1.3,
  },
  {
    ...parcel,
    code: 'DOM.XP',
    area: 'CA',
    name: 'Xpresspost',
    nameFr: 'Xpresspost',
    startCents: 1_790,
    kilogramCents: 180,
    kilogramFarCents: 120,
    days: 1,
    daysFar: 0.4,
  },
  {
    ...parcel,
    code: 'DOM.PC',
    area: 'CA',
    name: 'Priority',
    nameFr: 'Priorité',
    startCents: 2_990,
    kilogramCents: 310,
    kilogramFarCents: 210,
    days: 1,
    daysFar: 0.2,
    morning: true,
  },
  {
    ...parcel,
    code: 'USA.EP',
    area: 'US',
    name: 'Expedited Parcel USA',
    nameFr: 'Colis accélérés - É.-U.',
    startCents: 1_890,
    kilogramCents: 330,
    kilogramFarCents: 95,
    days: 3,
    daysFar: 1.2,
    guaranteed: false,
  },
  {
    ...parcel,
    code: 'USA.XP',
    area: 'US',
    name: 'Xpresspost USA',
    nameFr: 'Xpresspost - É.-U.',
    startCents: 3_150,
    kilogramCents: 520,
    kilogramFarCents: 150,
    days: 2,
    daysFar: 0.5,
  },
  {
    ...parcel,
    code: 'USA.TP',
    area: 'US',
    name: 'Tracked Packet USA',
    nameFr: 'Paquet repérable - É.-U.',
    startCents: 1_480,
    kilogramCents: 900,
    kilogramFarCents: 60,
    days: 4,
    daysFar: 1.2,
    guaranteed: false,
    maxGrams: 1_000,
  },
  {
    ...parcel,
    code: 'INT.XP',
    area: 'INT',
    name: 'Xpresspost International',
    nameFr: 'Xpresspost - International',
    startCents: 5_900,
    kilogramCents: 1_150,
    kilogramFarCents: 60,
    days: 4,
    daysFar: 0.2,
  },
  {
    ...parcel,
    code: 'INT.IP.AIR',
    area: 'INT',
    name: 'International Parcel Air',
    nameFr: 'Colis international - avion',
    startCents: 4_700,
    kilogramCents: 980,
    kilogramFarCents: 40,
    days: 6,
    daysFar: 0.3,
    guaranteed: false,
  },
  {
    ...parcel,
    code: 'INT.TP',
    area: 'INT',
    name: 'Tracked Packet - International',
    nameFr: 'Paquet repérable - International',
    startCents: 2_500,
    kilogramCents: 1_300,
    kilogramFarCents: 40,
    days: 6,
    daysFar: 0.3,
    guaranteed: false,
    maxGrams: 2_000,
  },
];

export const longestSideCm = 200;
export const lengthPlusGirthCm = 300;

export function serviceOf(code: string): Service | undefined {
  return services.find((service) => service.code === code);
}

export interface Option {
  code: string;
  name: string;
  nameFr: string;
  cents: number;
}

/** Options and their prices; DC is added to every parcel. */
export const options: Option[] = [
  { code: 'DC', name: 'Delivery confirmation', nameFr: 'Avis de livraison', cents: 0 },
  { code: 'SO', name: 'Signature option', nameFr: 'Option Signature', cents: 195 },
  { code: 'COV', name: 'Coverage', nameFr: 'Couverture', cents: 250 },
  { code: 'COD', name: 'Collect on delivery', nameFr: 'Contre remboursement', cents: 795 },
  { code: 'PA18', name: 'Proof of age (18)', nameFr: 'Preuve d’âge (18)', cents: 195 },
  { code: 'PA19', name: 'Proof of age (19)', nameFr: 'Preuve d’âge (19)', cents: 195 },
  { code: 'HFP', name: 'Card for pickup', nameFr: 'Carte pour ramassage', cents: 0 },
  { code: 'DNS', name: 'Do not safe drop', nameFr: 'Ne pas laisser à la porte', cents: 0 },
  { code: 'LAD', name: 'Leave at door', nameFr: 'Laisser à la porte', cents: 0 },
  {
    code: 'D2PO',
    name: 'Deliver to post office',
    nameFr: 'Livraison au bureau de poste',
    cents: 0,
  },
  {
    code: 'RASE',
    name: "Return at sender's expense",
    nameFr: 'Retour aux frais de l’expéditeur',
    cents: 0,
  },
  { code: 'RTS', name: 'Return to sender', nameFr: 'Retour à l’expéditeur', cents: 0 },
  { code: 'ABAN', name: 'Abandon', nameFr: 'Abandon', cents: 0 },
];

export function optionOf(code: string): Option | undefined {
  return options.find((option) => option.code === code);
}
