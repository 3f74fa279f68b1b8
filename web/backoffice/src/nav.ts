import type { LucideIcon } from 'lucide-react';
import { ListChecks } from 'lucide-react';

/** The pages of the side navigation; a page is listed once it exists. Labels: `shell.navigation`. */
export const navigation: { href: string; label: string; icon: LucideIcon }[] = [
  { href: '/', label: 'work', icon: ListChecks },
];
