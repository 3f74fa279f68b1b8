import type { Identity } from '@mobilytics/identity/identity';
import type { DeviceStatus } from '../generated/prisma/enums.ts';

/** Where a device is, within a sentence. */
export const statusWords: Record<DeviceStatus, Record<Identity['locale'], string>> = {
  IN_STOCK: { en: 'in stock', fr: 'en stock' },
  RESERVED: { en: 'scanned for an order', fr: 'numérisé pour une commande' },
  SHIPPED: { en: 'shipped', fr: 'expédié' },
  DELIVERED: { en: 'with a customer', fr: 'chez un client' },
  IN_USE: { en: 'in use', fr: 'en service' },
  RETURNING: { en: 'on its way back', fr: 'en retour' },
  IN_REPAIR: { en: 'in repair', fr: 'en réparation' },
  RETIRED: { en: 'retired', fr: 'hors service' },
  LOST: { en: 'lost', fr: 'perdu' },
};
