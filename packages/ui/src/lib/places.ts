/** Cities written on the offline map, with the zoom from which there is room for their names. */
export const places: {
  name: string;
  position: [longitude: number, latitude: number];
  zoom: number;
}[] = [
  { name: 'Chicago', position: [-87.6298, 41.8781], zoom: 3 },
  { name: 'Toronto', position: [-79.3832, 43.6532], zoom: 3 },
  { name: 'Montréal', position: [-73.5673, 45.5019], zoom: 3 },
  { name: 'New York', position: [-74.006, 40.7128], zoom: 3 },
  { name: 'Vancouver', position: [-123.1207, 49.2827], zoom: 3 },
  { name: 'Los Angeles', position: [-118.2437, 34.0522], zoom: 3 },
  { name: 'Calgary', position: [-114.0719, 51.0447], zoom: 4 },
  { name: 'Ottawa', position: [-75.6972, 45.4215], zoom: 5 },
  { name: 'Québec', position: [-71.2082, 46.8139], zoom: 5 },
  { name: 'Detroit', position: [-83.0458, 42.3314], zoom: 5 },
  { name: 'Milwaukee', position: [-87.9065, 43.0389], zoom: 6 },
  { name: 'Hamilton', position: [-79.8711, 43.2557], zoom: 7 },
  { name: 'Mississauga', position: [-79.6441, 43.589], zoom: 8 },
  { name: 'Laval', position: [-73.692, 45.6066], zoom: 8 },
  { name: 'Longueuil', position: [-73.5185, 45.5312], zoom: 9 },
  { name: 'Evanston', position: [-87.6877, 42.0451], zoom: 9 },
  { name: 'Oak Park', position: [-87.7845, 41.885], zoom: 9 },
  { name: 'Cicero', position: [-87.7539, 41.8456], zoom: 10 },
  { name: 'Gary', position: [-87.3464, 41.5934], zoom: 8 },
  { name: 'Naperville', position: [-88.1535, 41.7508], zoom: 8 },
];
