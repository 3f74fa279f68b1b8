import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { chooseLocale, type Locale, localeCookie } from './locale.ts';
import type { Messages } from './merge-messages.ts';

/** What next-intl asks for with every request: the person's language and its messages. */
export function requestConfig(load: (locale: Locale) => Promise<Messages>) {
  return getRequestConfig(async () => {
    const locale = chooseLocale(
      (await cookies()).get(localeCookie)?.value,
      (await headers()).get('accept-language'),
    );
    return { locale, messages: await load(locale), timeZone: 'UTC' };
  });
}
