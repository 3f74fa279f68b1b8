import type { LucideIcon } from 'lucide-react';
import { ChartColumn, House, Megaphone, Package, Receipt, Truck, Users } from 'lucide-react';

/** The pages of the side navigation; a page is listed once it exists. Labels: `shell.navigation`. */
export const navigation: { href: string; label: string; icon: LucideIcon }[] = [
  { href: '/', label: 'home', icon: House },
  { href: '/campaigns', label: 'campaigns', icon: Megaphone },
  { href: '/vehicles', label: 'vehicles', icon: Truck },
  { href: '/orders', label: 'shop', icon: Package },
  { href: '/billing', label: 'billing', icon: Receipt },
  { href: '/reports', label: 'reports', icon: ChartColumn },
  { href: '/team', label: 'team', icon: Users },
];
