import type { DemoAddress } from './customers.ts';

/** Invented partners abroad, to whom customers in Canada have kits sent. */
export const partnersAbroad: readonly DemoAddress[] = [
  {
    ...{
      name: 'Harriet Cole',
      company: 'Thames Mobile Media',
      line1: '18 Wharf Road',
      line2: null,
    },
    ...{ city: 'London', region: '', postalCode: 'N1 7GR', country: 'GB', phone: '+442079460123' },
  },
  {
    ...{ name: 'Élodie Marchand', company: 'Affichage Mobile Lyon', line1: '12 rue Garibaldi' },
    ...{ line2: null, city: 'Lyon', region: '', postalCode: '69003', country: 'FR' },
    phone: '+33478550124',
  },
  {
    ...{ name: 'Jonas Weber', company: 'Stadtbild Medien', line1: 'Torstraße 49', line2: null },
    ...{ city: 'Berlin', region: '', postalCode: '10119', country: 'DE', phone: '+49305550125' },
  },
];
