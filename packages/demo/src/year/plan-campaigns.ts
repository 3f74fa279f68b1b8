import { customers, type DemoCustomer } from './customers.ts';

export type Placement = 'FULL_WRAP' | 'REAR' | 'DRIVER_SIDE' | 'PASSENGER_SIDE';

/** How far a line gets. What was approved runs and ends by the clock. */
export type LineFate = 'DRAFT' | 'REQUESTED' | 'APPROVED' | 'DECLINED' | 'CANCELED' | 'STOPPED';

export type PlannedLine = {
  name: string;
  fate: LineFate;
  placement: Placement;
  /** Local days, both included. */
  startDate: string;
  endDate: string;
  /** Which of the customer's vehicles, counted from 0. */
  vehicles: number[];
};

export type PlannedCampaign = {
  customer: DemoCustomer;
  name: string;
  advertiser: string;
  brand: string | null;
  brief: string | null;
  budget: string;
  lines: PlannedLine[];
  createdAt: Date;
};

type LineIdea = [
  fate: LineFate,
  placement: Placement,
  startsInDays: number,
  days: number,
  vehicles: number[],
];
type Idea = [
  customer: number,
  name: string,
  advertiser: string,
  brand: string | null,
  budget: string,
  ...lines: LineIdea[],
];

/** Vehicles are cars first, then vans, then trucks; a side of one carries one line at a time. */
const ideas: Idea[] = [
  [
    ...([0, 'Autumn launch', 'Halden Coffee Roasters', 'Halden', '26000'] as const),
    ['APPROVED', 'FULL_WRAP', -19, 35, [2, 3, 5]],
    ['APPROVED', 'REAR', -12, 28, [4]],
    // Of these two what is missing is made good once, and once it is not.
    ['STOPPED', 'REAR', -18, 24, [0]],
    ['STOPPED', 'DRIVER_SIDE', -17, 22, [1]],
  ],
  [
    ...([0, 'Holiday bank', 'First Ontario Mutual', null, '14000'] as const),
    ['APPROVED', 'DRIVER_SIDE', -8, 30, [0, 6]],
  ],
  [
    ...([0, 'Back to school', 'Pencil & Pine', null, '9000'] as const),
    ['APPROVED', 'REAR', -50, 14, [2, 3, 7]],
  ],
  [
    ...([0, 'New Year gym', 'Ironbridge Fitness', 'Ironbridge', '12500'] as const),
    ['APPROVED', 'REAR', 21, 28, [0, 1, 7]],
  ],
  [
    ...([0, 'Spring garden', 'Evergreen Nurseries', null, '8000'] as const),
    ['DRAFT', 'DRIVER_SIDE', 100, 28, [3, 4]],
  ],
  [
    ...([0, 'Winter tires', 'Northgrip Tire', 'Northgrip', '16000'] as const),
    ['REQUESTED', 'DRIVER_SIDE', 6, 21, [7]],
  ],
  [
    ...([1, 'Deep dish week', 'Lou’s Corner Pizzeria', null, '18500'] as const),
    ['APPROVED', 'FULL_WRAP', -21, 42, [2, 3, 4, 6]],
  ],
  [
    ...([1, 'Marathon water', 'Clearstone Water', 'Clearstone', '7200'] as const),
    ['APPROVED', 'REAR', -52, 14, [0, 1]],
  ],
  [
    ...([1, 'Museum nights', 'Prairie Museum of Design', null, '6400'] as const),
    ['REQUESTED', 'REAR', 7, 14, [5, 7]],
  ],
  [
    ...([2, 'Blue Line living', 'Wicker Row Apartments', null, '11000'] as const),
    ['APPROVED', 'FULL_WRAP', -15, 30, [3, 4]],
    ['APPROVED', 'DRIVER_SIDE', -15, 30, [0]],
  ],
  [
    ...([2, 'Energy drink sampling', 'Voltine Beverages', 'Voltine', '13000'] as const),
    ['STOPPED', 'REAR', -20, 30, [1, 5]],
  ],
  [
    ...([2, 'Valentine flowers', 'Petal & Post', null, '5600'] as const),
    ['APPROVED', 'DRIVER_SIDE', 60, 14, [0, 2]],
  ],
  [
    ...([3, 'Saison des festivals', 'Fromagerie du Mile End', null, '15000'] as const),
    ['APPROVED', 'FULL_WRAP', -16, 35, [1, 2, 4]],
  ],
  [
    ...([3, 'Rentrée automnale', 'Librairie Boréale', null, '6000'] as const),
    ['APPROVED', 'REAR', -44, 12, [1, 3]],
  ],
  [
    ...([3, 'Temps des sucres', 'Érablière Lapierre', null, '7000'] as const),
    ['DRAFT', 'REAR', 95, 21, [3]],
  ],
  [
    ...([4, 'Parcel season', 'Mapleline Insurance', 'Mapleline', '10500'] as const),
    ['APPROVED', 'REAR', -11, 24, [0, 1]],
  ],
  [
    ...([4, 'Casino bus', 'Lucky Harbour Resort', null, '9900'] as const),
    ['DECLINED', 'FULL_WRAP', 5, 28, [2, 3]],
  ],
  [
    ...([5, 'Cyclistes d’hiver', 'Vélo Nordet', null, '8200'] as const),
    ['APPROVED', 'REAR', -10, 28, [0, 2]],
  ],
  [
    ...([5, 'Brunch du dimanche', 'Café Laurier', null, '4100'] as const),
    ['CANCELED', 'DRIVER_SIDE', 9, 14, [1, 3]],
  ],
  [
    ...([6, 'Harvest ale', 'Three Bridges Brewing', 'Three Bridges', '24000'] as const),
    ['APPROVED', 'FULL_WRAP', -20, 40, [3, 4, 5]],
  ],
  [
    ...([6, 'Lake cruises', 'Navy Quay Tours', null, '8800'] as const),
    ['APPROVED', 'REAR', -57, 14, [0, 1]],
  ],
  [
    ...([7, 'Moving day', 'Keystone Self Storage', 'Keystone', '7500'] as const),
    ['APPROVED', 'REAR', -38, 12, [0, 2]],
  ],
  [
    ...([8, 'Grain & bread', 'Red River Mills', null, '3900'] as const),
    ['APPROVED', 'REAR', -9, 21, [1]],
  ],
  [
    ...([9, 'Fresh every morning', 'Bluebird Bakeries', 'Bluebird', '9800'] as const),
    ['APPROVED', 'FULL_WRAP', -14, 28, [0, 2]],
  ],
  [
    ...([10, 'Marché de Noël', 'Maison Beaulieu', null, '6900'] as const),
    ['REQUESTED', 'REAR', 5, 21, [0, 1]],
  ],
];

const DAY_MS = 86_400_000;

/** The campaigns around `now`: over, running, booked, waiting, given up. */
export function planCampaigns(now: Date): PlannedCampaign[] {
  return ideas.map(([index, name, advertiser, brand, budget, ...lines]) => {
    const customer = customers[index];
    if (customer === undefined) throw new RangeError(`${name} has no customer.`);
    const day = (days: number) => new Date(now.getTime() + days * DAY_MS);
    const first = Math.min(...lines.map(([, , startsInDays]) => startsInDays));
    return {
      ...{ customer, name, advertiser, brand, budget },
      brief: null,
      lines: lines.map(([fate, placement, startsInDays, days, vehicles], position) => ({
        name: lines.length === 1 ? name : `${name} ${position + 1}`,
        startDate: day(startsInDays).toISOString().slice(0, 10),
        endDate: day(startsInDays + days - 1)
          .toISOString()
          .slice(0, 10),
        ...{ fate, placement, vehicles },
      })),
      // A campaign is prepared a while before its first day, and never in the future.
      createdAt: day(Math.min(first - 9, -1.5)),
    };
  });
}
