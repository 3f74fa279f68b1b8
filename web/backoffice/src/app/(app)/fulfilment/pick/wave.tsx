'use client';

import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mobilytics/ui/button';
import { CheckboxField } from '@mobilytics/ui/checkbox-field';
import { ErrorState } from '@mobilytics/ui/error-state';
import { Section } from '@mobilytics/ui/page';
import { TextLink } from '@mobilytics/ui/text-link';
import { Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAction } from '#lib/use-action.ts';
import { PlainTable } from '#parts/plain-table.tsx';
import { pickQuery, printMutation, type Walk } from './pick-query.ts';

/** The fulfilments of one walk, each with the number of its tote, and the stops on the way. */
export function Wave({ warehouseId, all }: { warehouseId: string; all: Walk }) {
  const t = useTranslations('fulfilment.walk');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const ids = all.fulfillments.map(({ id }) => id).filter((id) => !left.has(id));
  const { data, previousData, error, refetch } = useQuery(pickQuery, {
    variables: { warehouseId, fulfillmentIds: ids },
    skip: ids.length === 0,
  });
  const walk = ids.length === 0 ? undefined : (data ?? previousData)?.pickList;
  const [print] = useMutation(printMutation);
  const { run, isPending, problem } = useAction();
  const failure = problem ?? error;
  const toggle = (id: string, isIn: boolean) => {
    const next = new Set(left);
    if (isIn) next.delete(id);
    else next.add(id);
    setLeft(next);
  };
  const draw = async () => {
    const input = { warehouseId, fulfillmentIds: ids };
    const answer = await run(JSON.stringify(input), async (context) => {
      const { data: drawn } = await print({ variables: { input }, context });
      return drawn?.printPickList;
    });
    if (answer && 'url' in answer) window.open(answer.url, '_blank', 'noopener');
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-6 xl:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
      <Section title={t('totes')} description={t('totesHelp')}>
        <ul className="flex flex-col gap-1">
          {all.fulfillments.map((one) => {
            const tote = ids.indexOf(one.id) + 1;
            return (
              <li key={one.id} className="flex items-start gap-3">
                <span className="figures w-6 pt-1 text-right text-lg font-semibold">
                  {tote > 0 ? tote : ''}
                </span>
                <span className="min-w-0 grow">
                  <CheckboxField
                    name={one.id}
                    label={`${one.number} · ${one.shipTo.name}`}
                    value={!left.has(one.id)}
                    onChange={(isIn) => toggle(one.id, isIn)}
                  />
                  <TextLink href={`/fulfilment/${one.id}`}>
                    <span className="text-xs">{t('open', { number: one.number })}</span>
                  </TextLink>
                </span>
              </li>
            );
          })}
        </ul>
      </Section>
      <Section
        title={t('stops', { count: walk?.pieces ?? 0 })}
        isFlush
        actions={
          <Button
            kind="primary"
            icon={<Printer aria-hidden className="size-4" />}
            isDisabled={ids.length === 0}
            isPending={isPending}
            onPress={() => void draw()}
          >
            {t('print')}
          </Button>
        }
      >
        {failure && (
          <div className="px-4 pb-4 sm:px-5">
            <ErrorState error={failure} onRetry={() => void refetch()} />
          </div>
        )}
        <PlainTable
          label={t('title')}
          rows={walk?.stops ?? []}
          rowId={(stop) => stop.sku}
          empty={t('nothing')}
          columns={[
            {
              id: 'bin',
              header: t('bin'),
              cell: (stop) =>
                stop.bin ? (
                  <span className="font-mono text-lg font-semibold whitespace-nowrap">
                    {stop.bin}
                  </span>
                ) : (
                  <span className="text-muted">{t('noBin')}</span>
                ),
            },
            {
              id: 'quantity',
              header: t('take'),
              align: 'end',
              cell: (stop) => <strong className="text-lg">{stop.quantity}</strong>,
            },
            {
              id: 'item',
              header: t('item'),
              cell: (stop) => (
                <>
                  <span className="font-medium">{stop.name}</span>
                  <span className="block font-mono text-xs text-muted">{stop.sku}</span>
                </>
              ),
            },
            {
              id: 'totes',
              header: t('into'),
              cell: (stop) => (
                <span className="flex flex-wrap gap-x-4 gap-y-1">
                  {stop.totes.map(({ tote, quantity }) => (
                    <span key={tote} className="whitespace-nowrap">
                      {t('tote', { tote, quantity })}
                    </span>
                  ))}
                </span>
              ),
            },
          ]}
        />
      </Section>
    </div>
  );
}
