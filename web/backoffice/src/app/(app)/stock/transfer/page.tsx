'use client';

import { useMutation, useQuery } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { ErrorState } from '@mobilytics/ui/error-state';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { NumberField } from '@mobilytics/ui/number-field';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { SelectField } from '@mobilytics/ui/select-field';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { TextField } from '@mobilytics/ui/text-field';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { transferMutation } from '../stock-mutations.ts';
import { type Warehouse, warehousesQuery } from '../stock-query.ts';

export default function TransferPage() {
  const t = useTranslations('stock');
  const { data, error, refetch } = useQuery(warehousesQuery);
  return (
    <>
      <PageHeader
        title={t('transfer.title')}
        crumbs={[{ label: t('title'), href: '/stock' }]}
        description={t('transfer.description')}
      />
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonText lines={8} />}
      {data && <TransferForm warehouses={data.warehouses} />}
    </>
  );
}

const freeIn = (warehouses: readonly Warehouse[], id: string) =>
  warehouses
    .find((warehouse) => warehouse.id === id)
    ?.stock.filter(({ serialized, available }) => !serialized && available > 0) ?? [];

const readSerials = (text: string) => text.split(/[\s,;]+/).filter(Boolean);

function TransferForm({ warehouses }: { warehouses: readonly Warehouse[] }) {
  const t = useTranslations('stock.transfer');
  const [transfer] = useMutation(transferMutation);
  const initialValues = {
    fromWarehouseId: warehouses[0]?.id ?? '',
    toWarehouseId: '',
    serials: '',
    note: '',
    pieces: {} as Record<string, number>,
  };
  const form = useForm({
    draftKey: 'transfer-stock',
    initialValues,
    validate: ({ toWarehouseId }) =>
      toWarehouseId ? [] : [{ field: 'toWarehouseId', message: t('needTarget') }],
    submit: async ({ pieces, serials, ...rest }, key) => {
      const named = readSerials(serials);
      const lines = freeIn(warehouses, rest.fromWarehouseId).flatMap(({ sku }) =>
        (pieces[sku] ?? 0) > 0 ? [{ sku, quantity: pieces[sku] ?? 0 }] : [],
      );
      const { data } = await transfer({
        variables: { input: { ...rest, lines, serials: named } },
        context: idempotent(key),
      });
      const result = data?.transferStock;
      if (result?.__typename === 'TransferStockSuccess') {
        showToast(t('done', { count: result.moved, warehouse: result.to.code }));
        form.reset();
      }
      const fields = Object.fromEntries(
        lines.map(({ sku }, index) => [`lines.${index}.quantity`, sku]),
      );
      const problems = userProblems(result).map((problem) => {
        const serial = problem.path[1] === 'serials' ? named[Number(problem.path[2])] : undefined;
        return serial
          ? { ...problem, message: t('wrongSerial', { serial, why: problem.message }) }
          : problem;
      });
      return problemsFromPaths(problems, fields);
    },
  });
  const { values } = form;
  const free = freeIn(warehouses, values.fromWarehouseId);
  const options = warehouses.map(({ id, code, name }) => ({
    value: id,
    label: `${code} · ${name}`,
  }));
  const count = readSerials(values.serials).length;
  return (
    <Section title={t('what')}>
      <Form form={form} submitLabel={t('submit')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField {...form.field('fromWarehouseId')} label={t('from')} options={options} />
          <SelectField
            {...form.field('toWarehouseId')}
            label={t('to')}
            options={options.filter(({ value }) => value !== values.fromWarehouseId)}
          />
        </div>
        {free.length > 0 && (
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {free.map(({ sku, name, available }) => (
              <NumberField
                key={sku}
                name={sku}
                label={name}
                help={t('free', { count: available })}
                error={form.problems.find(({ field }) => field === sku)?.message}
                value={values.pieces[sku] ?? Number.NaN}
                onChange={(value) => form.set({ pieces: { ...values.pieces, [sku]: value } })}
                minValue={0}
                maxValue={available}
                isOptional
              />
            ))}
          </div>
        )}
        <TextField
          {...form.field('serials')}
          label={t('serials')}
          help={count > 0 ? t('named', { count }) : t('serialsHelp')}
          rows={5}
          isOptional
        />
        <TextField {...form.field('note')} label={t('note')} maxLength={500} isOptional />
      </Form>
    </Section>
  );
}
