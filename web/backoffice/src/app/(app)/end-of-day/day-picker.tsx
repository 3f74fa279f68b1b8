import { IconButton, LinkButton } from '@mobilytics/ui/button';
import { DateField } from '@mobilytics/ui/date-field';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';

const dayMs = 86_400_000;
const shift = (date: string, days: number) =>
  new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);

/** Goes from day to day. Without a date in the address it is today, as the warehouses have it. */
export function DayPicker({ date, today }: { date: string | null; today: string | null }) {
  const t = useTranslations('endOfDay');
  const router = useRouter();
  const shown = date ?? today ?? '';
  const go = (day: string) => router.push(day === '' ? '/end-of-day' : `/end-of-day?date=${day}`);
  return (
    <div className="mb-6 flex flex-wrap items-end gap-2">
      <IconButton
        label={t('previousDay')}
        icon={<ChevronLeft aria-hidden className="size-4" />}
        isDisabled={shown === ''}
        onPress={() => go(shift(shown, -1))}
        className="mb-0.5"
      />
      <div className="w-48">
        <DateField name="date" label={t('day')} value={shown} onChange={go} />
      </div>
      <IconButton
        label={t('nextDay')}
        icon={<ChevronRight aria-hidden className="size-4" />}
        isDisabled={shown === ''}
        onPress={() => go(shift(shown, 1))}
        className="mb-0.5"
      />
      {date !== null && <LinkButton href="/end-of-day">{t('today')}</LinkButton>}
    </div>
  );
}
