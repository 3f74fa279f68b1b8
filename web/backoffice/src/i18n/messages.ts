import type { Locale } from './locale.ts';

/**
 * One file of messages for each part of the app, `messages/<locale>/<namespace>.json`. A new
 * namespace is added here, once.
 */
export const namespaces = [
  'shell',
  'auth',
  'common',
  'work',
  'orders',
  'fulfilment',
  'shipments',
  'customers',
  'billing',
  'campaigns',
  'devices',
  'data',
  'audit',
] as const;

export async function loadMessages(locale: Locale): Promise<Record<string, object>> {
  const parts = await Promise.all(
    namespaces.map(async (namespace) => {
      const file: { default: object } = await import(`../../messages/${locale}/${namespace}.json`);
      return [namespace, file.default] as const;
    }),
  );
  return Object.fromEntries(parts);
}
