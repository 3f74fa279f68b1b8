'use client';

import { useQuery } from '@apollo/client/react';
import { Banner } from '@mobilytics/ui/banner';
import { Button } from '@mobilytics/ui/button';
import { CalendarDay } from '@mobilytics/ui/date-time';
import { EmptyState } from '@mobilytics/ui/empty-state';
import { ErrorState } from '@mobilytics/ui/error-state';
import { PageHeader } from '@mobilytics/ui/page';
import { Progress } from '@mobilytics/ui/progress';
import { Skeleton } from '@mobilytics/ui/skeleton';
import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { CarrierCode } from '#generated/graphql.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { CarrierSection } from './carrier-section.tsx';
import { DayPicker } from './day-picker.tsx';
import { endOfDayQuery, type WarehouseDay } from './end-of-day-query.ts';
import { openClosings, useCloseDay } from './use-close-day.ts';

/** What leaves today, and what left on other days: all carriers, all warehouses. */
export default function EndOfDayPage() {
  const t = useTranslations('endOfDay');
  const asked = useSearchParams().get('date');
  const date = asked && /^\d{4}-\d{2}-\d{2}$/.test(asked) ? asked : null;
  const query = useQuery(endOfDayQuery, { variables: { date }, ...visibleOnly });
  const { data, previousData, error, refetch } = query;
  const days = (data ?? (date === null ? previousData : undefined))?.endOfDay;
  const closing = useCloseDay(() => refetch());
  usePolling(query, closing.isClosing || (days?.some(isUnderWay) ?? false));
  const open = openClosings(days ?? []);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          open.length > 0 && (
            <Button
              kind="primary"
              isPending={closing.isClosing}
              onPress={() => void closing.close(open)}
            >
              {t('closeAll', { count: open.length })}
            </Button>
          )
        }
      />
      <DayPicker date={date} today={days?.[0]?.date ?? null} />
      {closing.isClosing && (
        <div className="mb-6 max-w-md">
          <Progress label={t('closing')} done={closing.done} total={closing.total} />
        </div>
      )}
      <p aria-live="polite" className="sr-only">
        {!closing.isClosing && closing.total > 0 && t('closed', { count: closing.total })}
      </p>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!days && !error && <Skeleton className="h-64" />}
      {days?.map((day) => (
        <Day key={day.warehouse.id} day={day} closing={closing} onChange={() => refetch()} />
      ))}
    </>
  );
}

const isUnderWay = ({ carriers }: WarehouseDay) =>
  carriers.some(({ manifests }) => manifests.some(({ status }) => status === 'REQUESTED'));

interface DayProps {
  day: WarehouseDay;
  closing: ReturnType<typeof useCloseDay>;
  onChange: () => Promise<unknown>;
}

function Day({ day, closing, onChange }: DayProps) {
  const t = useTranslations('endOfDay');
  const tc = useTranslations('common');
  const { warehouse, carriers, date } = day;
  const list = (carrier: CarrierCode) =>
    closing.close([{ warehouseId: warehouse.id, carrier, listOnly: true }]);
  const here = ({ warehouseId }: { warehouseId: string }) => warehouseId === warehouse.id;
  return (
    <section aria-label={warehouse.name} className="mb-8">
      <h2 className="mb-3 flex flex-wrap items-baseline gap-x-3 text-lg font-semibold">
        {warehouse.name}
        <span className="text-sm font-normal text-muted">
          <CalendarDay value={date} />
        </span>
      </h2>
      {closing.refusals.filter(here).map(({ carrier, message }) => (
        <div key={carrier} className="mb-4">
          <Banner
            tone="danger"
            title={t('refused', { carrier: tc(`carriers.${carrier}`) })}
            action={
              <Button size="small" onPress={() => void list(carrier)}>
                {t('listOnly')}
              </Button>
            }
          >
            {message}
          </Banner>
        </div>
      ))}
      {carriers.length === 0 && <EmptyState title={t('nothing')}>{t('nothingText')}</EmptyState>}
      {carriers.map((carrier) => (
        <CarrierSection
          key={carrier.carrier}
          day={day}
          carrier={carrier}
          isClosing={
            closing.current?.carrier === carrier.carrier && closing.current !== null
              ? here(closing.current)
              : false
          }
          onClose={() =>
            void closing.close([{ warehouseId: warehouse.id, carrier: carrier.carrier }])
          }
          onChange={onChange}
        />
      ))}
    </section>
  );
}
