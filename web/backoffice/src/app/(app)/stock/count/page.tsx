'use client';

import { useMutation, useQuery } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { EmptyState } from '@mobilytics/ui/empty-state';
import { ErrorState } from '@mobilytics/ui/error-state';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { NumberField } from '@mobilytics/ui/number-field';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { SelectField } from '@mobilytics/ui/select-field';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { TextField } from '@mobilytics/ui/text-field';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { CountStockMutation, StockReason } from '#generated/graphql.ts';
import { reasons } from '../reasons.ts';
import { countMutation } from '../stock-mutations.ts';
import { type Warehouse, warehousesQuery } from '../stock-query.ts';
import { CountResult } from './count-result.tsx';

export type Counted = Extract<
  CountStockMutation['countStock'],
  { __typename?: 'CountStockSuccess' }
>;

export default function CountPage() {
  const t = useTranslations('stock');
  const { data, error, refetch } = useQuery(warehousesQuery);
  const [warehouseId, setWarehouseId] = useState('');
  const [result, setResult] = useState<Counted>();
  const warehouses = data?.warehouses ?? [];
  const warehouse = warehouses.find(({ id }) => id === (warehouseId || warehouses[0]?.id));
  return (
    <>
      <PageHeader
        title={t('count.title')}
        crumbs={[{ label: t('title'), href: '/stock' }]}
        description={t('count.description')}
      />
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonText lines={8} />}
      {data && !warehouse && <EmptyState title={t('noWarehouse')} />}
      {warehouse && result && <CountResult counted={result} onAgain={() => setResult(undefined)} />}
      {warehouse && !result && (
        <>
          <div className="mb-6 max-w-sm">
            <SelectField
              name="warehouse"
              label={t('levels.warehouse')}
              value={warehouse.id}
              onChange={setWarehouseId}
              options={warehouses.map(({ id, code, name }) => ({
                value: id,
                label: `${code} · ${name}`,
              }))}
            />
          </div>
          <CountForm key={warehouse.id} warehouse={warehouse} onCounted={setResult} />
        </>
      )}
    </>
  );
}

type Values = { reason: string; note: string; counts: Record<string, number> };

function CountForm({
  warehouse,
  onCounted,
}: {
  warehouse: Warehouse;
  onCounted: (counted: Counted) => void;
}) {
  const t = useTranslations('stock.count');
  const tr = useTranslations('stock.reasons');
  const [count] = useMutation(countMutation);
  const countable = warehouse.stock.filter(({ serialized }) => !serialized);
  const form = useForm<Values>({
    draftKey: `count-${warehouse.id}`,
    initialValues: { reason: '', note: '', counts: {} },
    validate: ({ counts, reason }) => {
      const entered = countable.filter(({ sku }) => Number.isInteger(counts[sku]));
      if (entered.length === 0) return [{ field: null, message: t('nothing') }];
      const differs = entered.some(({ sku, onHand }) => counts[sku] !== onHand);
      return differs && !reason ? [{ field: 'reason', message: t('needReason') }] : [];
    },
    submit: async ({ counts, reason, note }, key) => {
      const lines = countable.flatMap(({ sku }) => {
        const counted = counts[sku];
        return counted !== undefined && Number.isInteger(counted) ? [{ sku, counted }] : [];
      });
      const { data } = await count({
        variables: {
          input: {
            ...{ warehouseId: warehouse.id, lines, note },
            reason: reason ? (reason as StockReason) : null,
          },
        },
        context: idempotent(key),
      });
      const result = data?.countStock;
      if (result?.__typename === 'CountStockSuccess') onCounted(result);
      const fields = Object.fromEntries(
        lines.map(({ sku }, index) => [`lines.${index}.counted`, sku]),
      );
      return problemsFromPaths(userProblems(result), fields);
    },
  });
  const { counts } = form.values;
  const messageOf = (sku: string) => form.problems.find(({ field }) => field === sku)?.message;
  if (countable.length === 0) return <EmptyState title={t('empty')} />;
  return (
    <Section title={t('items')} description={t('itemsHelp')}>
      <Form form={form} submitLabel={t('submit')}>
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {countable.map(({ sku, name, bin, onHand }) => {
            const value = counts[sku] ?? Number.NaN;
            const difference = Number.isInteger(value) ? value - onHand : null;
            return (
              <NumberField
                key={sku}
                name={sku}
                label={[bin, name].filter(Boolean).join(' · ')}
                help={
                  difference === null
                    ? sku
                    : t(difference === 0 ? 'right' : 'differs', {
                        ...{ sku, onHand },
                        difference: difference > 0 ? `+${difference}` : String(difference),
                      })
                }
                error={messageOf(sku)}
                value={value}
                onChange={(next) => form.set({ counts: { ...counts, [sku]: next } })}
                minValue={0}
                maxValue={100_000}
                isOptional
              />
            );
          })}
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            {...form.field('reason')}
            label={t('reason')}
            help={t('reasonHelp')}
            options={reasons.map((value) => ({ value, label: tr(value) }))}
            isOptional
          />
          <TextField {...form.field('note')} label={t('note')} maxLength={500} isOptional />
        </div>
      </Form>
    </Section>
  );
}
