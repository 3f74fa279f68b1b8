'use client';

import { useMutation, useQuery } from '@apollo/client/react';
import { Banner } from '@mobilytics/ui/banner';
import { Button } from '@mobilytics/ui/button';
import { EmptyState } from '@mobilytics/ui/empty-state';
import { ErrorState } from '@mobilytics/ui/error-state';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { SelectField } from '@mobilytics/ui/select-field';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAction } from '#lib/use-action.ts';
import { readyFulfilments, readyQuery, startMutation } from './ready-query.ts';
import { ReadyTable } from './ready-table.tsx';

const any = 'any';

/** Chooses what to buy labels for, and starts the run. */
export default function NewBulkRunPage() {
  const t = useTranslations('bulkLabels');
  const { navigate } = useUi();
  const { data, error, loading, refetch } = useQuery(readyQuery, { fetchPolicy: 'network-only' });
  const [start] = useMutation(startMutation);
  const { run, isPending, problem } = useAction();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [box, setBox] = useState(any);
  const [warehouse, setWarehouse] = useState(any);

  const all = readyFulfilments(data);
  const warehouses = [...new Map(all.map((row) => [row.warehouse.id, row.warehouse.code]))];
  const rows = all.filter((row) => warehouse === any || row.warehouse.id === warehouse);
  const ids = rows.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  const total = data?.picked.totalCount ?? 0;
  const shown = data?.picked.edges.length ?? 0;

  const begin = async () => {
    const input = { fulfillmentIds: ids, ...(box === any ? {} : { parcelPresetId: box }) };
    const answer = await run(JSON.stringify(input), async (context) => {
      const { data: result } = await start({ variables: { input }, context });
      return result?.startBulkRun;
    });
    if (answer && 'bulkRun' in answer) navigate(`/bulk-labels/${answer.bulkRun.id}`);
  };

  return (
    <>
      <PageHeader
        title={t('new.title')}
        crumbs={[{ label: t('title'), href: '/bulk-labels' }]}
        description={t('new.description')}
      />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {loading && !data && <SkeletonText lines={9} />}
      {data && all.length === 0 && (
        <EmptyState title={t('new.empty')}>{t('new.emptyText')}</EmptyState>
      )}
      {all.length > 0 && (
        <>
          <div className="mb-5 flex flex-wrap items-end gap-4">
            <div className="w-full max-w-80">
              <SelectField
                name="box"
                label={t('new.box')}
                help={t('new.boxHelp')}
                value={box}
                onChange={setBox}
                options={[
                  { value: any, label: t('new.anyBox') },
                  ...(data?.parcelPresets ?? []).map(({ id, name }) => ({
                    value: id,
                    label: name,
                  })),
                ]}
              />
            </div>
            {warehouses.length > 1 && (
              <div className="w-full max-w-52">
                <SelectField
                  name="warehouse"
                  label={t('new.warehouse')}
                  value={warehouse}
                  onChange={(id) => {
                    setWarehouse(id);
                    setChosen(new Set());
                  }}
                  options={[
                    { value: any, label: t('new.all') },
                    ...warehouses.map(([id, code]) => ({ value: id, label: code })),
                  ]}
                />
              </div>
            )}
          </div>
          {problem && (
            <div className="mb-5">
              <ErrorState error={problem} />
            </div>
          )}
          {total > shown && (
            <div className="mb-5">
              <Banner>{t('new.more', { shown, total })}</Banner>
            </div>
          )}
          <Section
            title={t('new.ready')}
            isFlush
            actions={
              <Button
                kind="primary"
                isDisabled={ids.length === 0}
                isPending={isPending}
                onPress={() => void begin()}
              >
                {t('new.start', { count: ids.length })}
              </Button>
            }
          >
            <ReadyTable rows={rows} chosen={new Set(ids)} onChoose={setChosen} />
          </Section>
        </>
      )}
    </>
  );
}
