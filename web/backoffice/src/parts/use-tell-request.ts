import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import type { MoneyRequestState } from '#generated/graphql.ts';

/** Says how far a request to move money is, right after it was made. */
export function useTellRequest() {
  const t = useTranslations('money.told');
  return ({ state, blockMessage }: { state: MoneyRequestState; blockMessage?: string | null }) =>
    showToast(state === 'BLOCKED' && blockMessage ? blockMessage : t(state));
}
