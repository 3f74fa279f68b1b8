import type { Words } from '../locale.ts';

export type ProductKind = 'SENSOR_KIT' | 'ACCESSORY' | 'DATA_PLAN' | 'SERVICE';

type VariantData = {
  id: string;
  sku: string;
  name: Words;
  priceMinor: { CAD: number; USD: number };
  interval?: 'MONTH' | 'YEAR';
  /** Given for what is shipped. */
  parcel?: {
    serialized: boolean;
    weightGrams: number;
    lengthMillimetres: number;
    widthMillimetres: number;
    heightMillimetres: number;
    hsCode: string;
    countryOfOrigin: string;
  };
};

export type ProductData = {
  id: string;
  kind: ProductKind;
  name: Words;
  description: Words;
  variants: VariantData[];
};

/** A kit is radio navigation apparatus for customs, whatever vehicle it sits on. */
const kitParcel = { serialized: true, hsCode: '8526.91', countryOfOrigin: 'CA' } as const;

/** What we sell, in the order of the shop. Ids and SKUs stay what they are: orders name them. */
export const catalogueData: readonly ProductData[] = [
  {
    id: 'prd_01kaj4q8s0000000000000s001',
    kind: 'SENSOR_KIT',
    name: { en: 'Mobilytics Sensor Kit', fr: 'Trousse de capteurs Mobilytics' },
    description: {
      en: 'The sensor that measures what an ad on a vehicle delivers: positioning, a modem with SIM, an illumination sensor, cables and a mounting plate.',
      fr: 'Le capteur qui mesure ce que livre une publicité sur un véhicule : positionnement, modem avec carte SIM, capteur d’éclairage, câbles et plaque de montage.',
    },
    variants: [
      {
        id: 'var_01kaj4q8s0000000000000s101',
        sku: 'MSK-CARTOP',
        name: { en: 'Sensor Kit, car-top', fr: 'Trousse de capteurs, toit de voiture' },
        priceMinor: { CAD: 44_900, USD: 32_900 },
        parcel: {
          ...kitParcel,
          weightGrams: 1_350,
          lengthMillimetres: 280,
          widthMillimetres: 190,
          heightMillimetres: 110,
        },
      },
      {
        id: 'var_01kaj4q8s0000000000000s102',
        sku: 'MSK-TRUCK',
        name: { en: 'Sensor Kit, truck', fr: 'Trousse de capteurs, camion' },
        priceMinor: { CAD: 52_900, USD: 38_900 },
        parcel: {
          ...kitParcel,
          weightGrams: 1_850,
          lengthMillimetres: 340,
          widthMillimetres: 240,
          heightMillimetres: 130,
        },
      },
    ],
  },
  {
    id: 'prd_01kaj4q8s0000000000000s002',
    kind: 'ACCESSORY',
    name: { en: 'Mounting kit', fr: 'Nécessaire de montage' },
    description: {
      en: 'Magnets, brackets and weatherproof fasteners for a second vehicle or a replacement.',
      fr: 'Aimants, supports et fixations à l’épreuve des intempéries pour un deuxième véhicule ou un remplacement.',
    },
    variants: [
      {
        id: 'var_01kaj4q8s0000000000000s201',
        sku: 'ACC-MOUNT',
        name: { en: 'Mounting kit', fr: 'Nécessaire de montage' },
        priceMinor: { CAD: 6_900, USD: 4_900 },
        parcel: {
          serialized: false,
          weightGrams: 620,
          lengthMillimetres: 240,
          widthMillimetres: 160,
          heightMillimetres: 60,
          hsCode: '8302.30',
          countryOfOrigin: 'CA',
        },
      },
    ],
  },
  {
    id: 'prd_01kaj4q8s0000000000000s003',
    kind: 'ACCESSORY',
    name: { en: 'Power adapter', fr: 'Bloc d’alimentation' },
    description: {
      en: 'Wires a sensor kit to a 12 V or 24 V vehicle battery, with fuse and low-voltage cut-off.',
      fr: 'Relie une trousse de capteurs à la batterie de 12 V ou 24 V d’un véhicule, avec fusible et coupure à basse tension.',
    },
    variants: [
      {
        id: 'var_01kaj4q8s0000000000000s301',
        sku: 'ACC-POWER',
        name: { en: 'Power adapter 12/24 V', fr: 'Bloc d’alimentation 12/24 V' },
        priceMinor: { CAD: 3_900, USD: 2_900 },
        parcel: {
          serialized: false,
          weightGrams: 240,
          lengthMillimetres: 140,
          widthMillimetres: 90,
          heightMillimetres: 50,
          hsCode: '8504.40',
          countryOfOrigin: 'CN',
        },
      },
    ],
  },
  {
    id: 'prd_01kaj4q8s0000000000000s004',
    kind: 'DATA_PLAN',
    name: { en: 'Data plan', fr: 'Forfait de données' },
    description: {
      en: 'Connectivity and measurement for one sensor kit, paid each month. Basic reports each minute, Plus every ten seconds.',
      fr: 'Connectivité et mesure pour une trousse de capteurs, payées chaque mois. De base : un relevé par minute ; Plus : toutes les dix secondes.',
    },
    variants: [
      {
        id: 'var_01kaj4q8s0000000000000s401',
        sku: 'PLAN-BASIC',
        name: { en: 'Data plan Basic, monthly', fr: 'Forfait de données de base, mensuel' },
        priceMinor: { CAD: 2_999, USD: 2_199 },
        interval: 'MONTH',
      },
      {
        id: 'var_01kaj4q8s0000000000000s402',
        sku: 'PLAN-PLUS',
        name: { en: 'Data plan Plus, monthly', fr: 'Forfait de données Plus, mensuel' },
        priceMinor: { CAD: 4_999, USD: 3_699 },
        interval: 'MONTH',
      },
    ],
  },
  {
    id: 'prd_01kaj4q8s0000000000000s005',
    kind: 'SERVICE',
    name: { en: 'Installation', fr: 'Installation' },
    description: {
      en: 'A technician mounts and checks one sensor kit at your depot in Chicago, Toronto or Montréal.',
      fr: 'Un technicien pose et vérifie une trousse de capteurs à votre dépôt de Chicago, Toronto ou Montréal.',
    },
    variants: [
      {
        id: 'var_01kaj4q8s0000000000000s501',
        sku: 'SRV-INSTALL',
        name: { en: 'Installation of one kit', fr: 'Installation d’une trousse' },
        priceMinor: { CAD: 12_500, USD: 9_500 },
      },
    ],
  },
];
