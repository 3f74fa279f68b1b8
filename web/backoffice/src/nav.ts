import type { LucideIcon } from 'lucide-react';
import {
  ClipboardCheck,
  Database,
  ListChecks,
  Megaphone,
  PackageCheck,
  Printer,
  RadioTower,
  Receipt,
  Route,
  ScrollText,
  ShoppingCart,
  Tablet,
  TriangleAlert,
  Truck,
  Undo2,
  Users,
  Warehouse,
} from 'lucide-react';

export interface NavigationPage {
  href: string;
  /** In `shell.navigation`. */
  label: string;
  icon: LucideIcon;
  /** Who may not do this finds the page of no use, so it is not listed. */
  scope?: string;
}

/** The pages of the side navigation; a page is listed once it exists. */
export const navigation: NavigationPage[] = [
  { href: '/', label: 'work', icon: ListChecks },
  { href: '/orders', label: 'orders', icon: ShoppingCart, scope: 'orders:read' },
  { href: '/fulfilment', label: 'fulfilment', icon: PackageCheck, scope: 'staff:fulfillment' },
  { href: '/bulk-labels', label: 'bulkLabels', icon: Printer, scope: 'staff:fulfillment' },
  { href: '/shipments', label: 'shipments', icon: Truck, scope: 'shipments:read' },
  {
    href: '/exceptions',
    label: 'exceptions',
    icon: TriangleAlert,
    scope: 'staff:fulfillment',
  },
  { href: '/end-of-day', label: 'endOfDay', icon: ClipboardCheck, scope: 'staff:fulfillment' },
  { href: '/carriers', label: 'carriers', icon: RadioTower, scope: 'staff:fulfillment' },
  { href: '/returns', label: 'returns', icon: Undo2, scope: 'orders:read' },
  { href: '/shipping-rules', label: 'shippingRules', icon: Route, scope: 'staff:fulfillment' },
  { href: '/customers', label: 'customers', icon: Users, scope: 'staff:customers' },
  { href: '/billing', label: 'billing', icon: Receipt, scope: 'billing:read' },
  { href: '/campaigns', label: 'campaigns', icon: Megaphone, scope: 'campaigns:read' },
  { href: '/stock', label: 'stock', icon: Warehouse, scope: 'staff:fulfillment' },
  { href: '/devices', label: 'devices', icon: Tablet, scope: 'devices:read' },
  { href: '/data', label: 'data', icon: Database, scope: 'staff:data' },
  { href: '/audit', label: 'audit', icon: ScrollText, scope: 'audit:read' },
];
