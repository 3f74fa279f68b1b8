'use client';

import { useMutation, useQuery } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { ErrorState } from '@mobilytics/ui/error-state';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { NumberField } from '@mobilytics/ui/number-field';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { RadioField } from '@mobilytics/ui/radio-field';
import { SelectField } from '@mobilytics/ui/select-field';
import { TextField } from '@mobilytics/ui/text-field';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import { warehousesQuery } from '../../stock/stock-query.ts';
import { type ReceivedRow, readRows } from './received-rows.ts';
import { ReceivedRows } from './received-rows-table.tsx';

const itemsQuery = graphql(`
  query ReceivableItems {
    products(first: 100) {
      edges {
        node {
          id
          kind
          variants {
            id
            sku
            name
            shippable
          }
        }
      }
    }
  }
`);

const receiveMutation = graphql(`
  mutation ReceiveStock($input: ReceiveStockInput!) {
    receiveStock(input: $input) {
      ... on ReceiveStockSuccess {
        received
        warehouse {
          ...WarehouseStock
        }
      }
      ... on UserError {
        message
        path
      }
      ... on InvalidInput {
        problems {
          message
          path
        }
      }
    }
  }
`);

const initialValues = {
  warehouseId: '',
  sku: '',
  counting: 'serials',
  devices: '',
  quantity: Number.NaN,
};

export default function ReceivePage() {
  const t = useTranslations('devices');
  const tr = useTranslations('devices.receive');
  const { data: stock, error: stockError, refetch } = useQuery(warehousesQuery);
  const { data: items } = useQuery(itemsQuery);
  const [receive] = useMutation(receiveMutation);
  const products = items?.products.edges.map((edge) => edge.node) ?? [];
  const variants = products.flatMap((product) =>
    product.variants
      .filter((variant) => variant.shippable)
      .map((variant) => ({ ...variant, kind: product.kind })),
  );

  const form = useForm({
    draftKey: 'receive-stock',
    initialValues,
    validate: (values) => checkReceipt(values, tr),
    submit: async ({ warehouseId, sku, counting, devices, quantity }, key) => {
      const rows = readRows(devices);
      const counted =
        counting === 'serials'
          ? { devices: rows.map(({ serial, imei, firmware }) => ({ serial, imei, firmware })) }
          : { quantity };
      const { data } = await receive({
        variables: { input: { warehouseId, sku, ...counted } },
        context: idempotent(key),
      });
      const result = data?.receiveStock;
      if (result?.__typename === 'ReceiveStockSuccess') {
        showToast(tr('done', { count: result.received }));
        form.reset();
        // The next delivery mostly comes to the same place.
        form.set({ ...initialValues, warehouseId, sku, counting });
      }
      return problemsFromPaths(nameLines(userProblems(result), rows, tr('line')));
    },
  });
  const rows = readRows(form.values.devices);
  const bySerial = form.values.counting === 'serials';
  return (
    <>
      <PageHeader title={tr('title')} crumbs={[{ label: t('title'), href: '/devices' }]} />
      {stockError && (
        <div className="mb-6">
          <ErrorState error={stockError} onRetry={() => void refetch()} />
        </div>
      )}
      <div className="grid items-start gap-x-6 lg:grid-cols-2">
        <Section title={tr('title')}>
          <Form form={form} submitLabel={tr('submit')}>
            <SelectField
              {...form.field('warehouseId')}
              label={tr('warehouse')}
              options={(stock?.warehouses ?? []).map(({ id, code, name }) => ({
                value: id,
                label: `${code} · ${name}`,
              }))}
            />
            <SelectField
              {...form.field('sku')}
              label={tr('item')}
              help={tr('itemHelp')}
              onChange={(sku) => {
                const kind = variants.find((variant) => variant.sku === sku)?.kind;
                form.set({ sku, counting: kind === 'SENSOR_KIT' ? 'serials' : 'pieces' });
              }}
              options={variants.map(({ sku, name }) => ({ value: sku, label: `${name} (${sku})` }))}
            />
            <RadioField
              {...form.field('counting')}
              label={tr('kind')}
              options={[
                { value: 'serials', label: tr('serials'), help: tr('serialsHelp') },
                { value: 'pieces', label: tr('pieces'), help: tr('piecesHelp') },
              ]}
            />
            {bySerial ? (
              <TextField
                {...form.field('devices')}
                label={tr('devices')}
                help={tr('devicesHelp')}
                rows={10}
                isMono
              />
            ) : (
              <NumberField
                {...form.field('quantity')}
                label={tr('quantity')}
                minValue={1}
                maxValue={100_000}
              />
            )}
          </Form>
        </Section>
        {bySerial && rows.length > 0 && <ReceivedRows rows={rows} />}
      </div>
    </>
  );
}

type Translate = ReturnType<typeof useTranslations<'devices.receive'>>;

function checkReceipt(values: typeof initialValues, t: Translate) {
  const rows = readRows(values.devices);
  const bad = rows.filter((row) => row.problem).length;
  const problems: { field: string; message: string }[] = [];
  if (!values.warehouseId) problems.push({ field: 'warehouseId', message: t('needWarehouse') });
  if (!values.sku) problems.push({ field: 'sku', message: t('needItem') });
  if (values.counting === 'pieces') {
    if (!(values.quantity >= 1 && values.quantity <= 100_000))
      problems.push({ field: 'quantity', message: t('needQuantity') });
  } else if (rows.length === 0) problems.push({ field: 'devices', message: t('needDevices') });
  else if (rows.length > 500) problems.push({ field: 'devices', message: t('tooMany') });
  else if (bad > 0) problems.push({ field: 'devices', message: t('badRows', { count: bad }) });
  return problems;
}

/** The API counts devices from zero; the person sees the lines of the field. */
function nameLines(
  problems: { message: string; path: readonly string[] }[],
  rows: readonly ReceivedRow[],
  word: string,
) {
  return problems.map((problem) => {
    const index = problem.path[1] === 'devices' ? Number(problem.path[2]) : Number.NaN;
    const row = rows[index];
    return row
      ? { ...problem, message: `${word} ${row.line} (${row.serial}): ${problem.message}` }
      : problem;
  });
}
