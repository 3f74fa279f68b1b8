import { loadMessages as loadNamespaces } from '@mobilytics/web-shell/lib/load-messages';
import type { Locale } from '@mobilytics/web-shell/lib/locale';

/**
 * One file of messages for each part of the app, `messages/<locale>/<namespace>.json`. A new
 * namespace is added here, once. What both apps say stands in the package web-shell.
 */
const namespaces = [
  'shell',
  'auth',
  'common',
  'home',
  'shop',
  'orders',
  'tracking',
  'returns',
  'vehicles',
  'campaigns',
  'report',
  'billing',
  'plans',
  'methods',
  'statement',
  'billingDetails',
  'failed',
  'usage',
  'team',
] as const;

export const loadMessages = (locale: Locale) =>
  loadNamespaces(
    locale,
    namespaces,
    (namespace) => import(`../../messages/${locale}/${namespace}.json`),
  );
