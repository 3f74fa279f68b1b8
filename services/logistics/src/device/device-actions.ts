import type { DeviceStatus } from '../generated/prisma/enums.ts';
import type { DeviceAction, StockReason } from '../generated/resolvers.ts';

type Step = {
  from: readonly DeviceStatus[];
  /** A customer's device may end elsewhere than one of ours. */
  to: (device: { organizationId: string | null }) => DeviceStatus;
  /** Why the level of the shelf changes when the step leaves it or comes to it. */
  stockReason: StockReason;
};

/** The steps that people take with a device outside of orders. Those of orders are elsewhere. */
export const deviceActions: Readonly<Record<DeviceAction, Step>> = {
  REPAIR: { from: ['IN_STOCK', 'RETURNING'], to: () => 'IN_REPAIR', stockReason: 'REPAIR' },
  RESTOCK: { from: ['IN_REPAIR', 'RETURNING'], to: () => 'IN_STOCK', stockReason: 'REPAIR' },
  RETIRE: {
    from: ['IN_STOCK', 'IN_REPAIR', 'RETURNING', 'LOST'],
    to: () => 'RETIRED',
    stockReason: 'RETIRED',
  },
  REPORT_LOST: {
    from: ['IN_STOCK', 'SHIPPED', 'DELIVERED', 'IN_USE', 'RETURNING'],
    to: () => 'LOST',
    stockReason: 'LOST',
  },
  REPORT_FOUND: {
    from: ['LOST'],
    to: ({ organizationId }) => (organizationId === null ? 'IN_STOCK' : 'RETURNING'),
    stockReason: 'FOUND',
  },
};

export function actionsFor(status: DeviceStatus): DeviceAction[] {
  return (Object.keys(deviceActions) as DeviceAction[]).filter((action) =>
    deviceActions[action].from.includes(status),
  );
}
