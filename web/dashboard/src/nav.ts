import type { LucideIcon } from 'lucide-react';
import { ChartColumn, House, Megaphone, Package, Receipt, Truck, Users } from 'lucide-react';

interface Entry {
  href: string;
  label: string;
  icon: LucideIcon;
  also?: readonly string[];
  /** Shown to who holds it. */
  scope?: string;
}

/** The pages of the side navigation; a page is listed once it exists. Labels: `shell.navigation`. */
export const navigation: Entry[] = [
  { href: '/', label: 'home', icon: House },
  { href: '/campaigns', label: 'campaigns', icon: Megaphone, scope: 'campaigns:read' },
  {
    href: '/vehicles',
    label: 'vehicles',
    icon: Truck,
    also: ['/devices'],
    scope: 'campaigns:read',
  },
  { href: '/orders', label: 'shop', icon: Package, also: ['/shop'], scope: 'orders:read' },
  { href: '/billing', label: 'billing', icon: Receipt, scope: 'billing:read' },
  { href: '/reports', label: 'reports', icon: ChartColumn, scope: 'reports:read' },
  { href: '/team', label: 'team', icon: Users },
];
