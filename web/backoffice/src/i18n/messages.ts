import { loadMessages as loadNamespaces } from '@mobilytics/web-shell/lib/load-messages';
import type { Locale } from '@mobilytics/web-shell/lib/locale';

/**
 * One file of messages for each part of the app, `messages/<locale>/<namespace>.json`. A new
 * namespace is added here, once. What both apps say stands in the package web-shell.
 */
const namespaces = [
  'shell',
  'common',
  'work',
  'orders',
  'fulfilment',
  'shipments',
  'exceptions',
  'bulkLabels',
  'shipping',
  'endOfDay',
  'returns',
  'carriers',
  'customers',
  'billing',
  'money',
  'finance',
  'sync',
  'usage',
  'campaigns',
  'stock',
  'devices',
  'data',
  'audit',
] as const;

export const loadMessages = (locale: Locale) =>
  loadNamespaces(
    locale,
    namespaces,
    (namespace) => import(`../../messages/${locale}/${namespace}.json`),
  );
