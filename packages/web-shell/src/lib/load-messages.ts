import type { Locale } from './locale.ts';
import { type Messages, mergeMessages } from './merge-messages.ts';

type Load = (locale: Locale) => Promise<{ default: Messages }>;

/** What every app says alike; an app's files of the same names add to it. */
const shared: Record<string, Load> = {
  shell: (locale) => import(`../../messages/${locale}/shell.json`),
  auth: (locale) => import(`../../messages/${locale}/auth.json`),
  evidence: (locale) => import(`../../messages/${locale}/evidence.json`),
};

/** The messages of one language, by namespace; `loadOwn` reads the app's file of one of its own. */
export async function loadMessages(
  locale: Locale,
  own: readonly string[],
  loadOwn: (namespace: string) => Promise<{ default: Messages }>,
): Promise<Messages> {
  const namespaces = [...new Set([...Object.keys(shared), ...own])];
  const parts = await Promise.all(
    namespaces.map(async (namespace) => {
      const [common, added] = await Promise.all([
        shared[namespace]?.(locale),
        own.includes(namespace) ? loadOwn(namespace) : undefined,
      ]);
      return [namespace, mergeMessages(common?.default ?? {}, added?.default ?? {})] as const;
    }),
  );
  return Object.fromEntries(parts);
}
