'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { NumberField } from '@mobilytics/ui/number-field';
import { RadioField } from '@mobilytics/ui/radio-field';
import { TextField } from '@mobilytics/ui/text-field';
import { showToast } from '@mobilytics/ui/toast';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { CheckGroup } from '#components/check-group.tsx';
import type { ReturnReason } from '#generated/graphql.ts';
import { type ReturnableItem, requestReturnMutation } from './returnable-query.ts';

const reasons: ReturnReason[] = ['DEFECTIVE', 'DAMAGED', 'WRONG_ITEM', 'NOT_NEEDED', 'OTHER'];

interface Values {
  serials: string[];
  /** By order line, for things without serials. */
  quantities: Record<string, number>;
  reason: string;
  note: string;
}

export function ReturnForm({ orderId, items }: { orderId: string; items: ReturnableItem[] }) {
  const t = useTranslations('returns.page');
  const router = useRouter();
  const [request] = useMutation(requestReturnMutation);
  const form = useForm<Values>({
    draftKey: `return-${orderId}`,
    initialValues: { serials: [], quantities: {}, reason: '', note: '' },
    validate: (values) => [
      ...(chosenLines(items, values).length === 0
        ? [{ field: 'serials', message: t('needPieces') }]
        : []),
      ...(values.reason === '' ? [{ field: 'reason', message: t('needReason') }] : []),
      ...(values.reason === 'OTHER' && values.note.trim() === ''
        ? [{ field: 'note', message: t('needNote') }]
        : []),
    ],
    submit: async (values, key) => {
      const input = {
        orderId,
        lines: chosenLines(items, values),
        reason: values.reason as ReturnReason,
        note: values.note.trim() || null,
      };
      const { data } = await request({ variables: { input }, context: idempotent(key) });
      const answer = data?.requestReturn;
      if (answer?.__typename === 'RequestReturnSuccess') {
        showToast(t('done', { number: answer.return.number }));
        router.push(`/orders/${orderId}`);
      }
      return problemsFromPaths(userProblems(answer), { lines: 'serials' });
    },
  });
  const { quantities } = form.values;
  const devices = items.flatMap((item) => item.serials.map((serial) => ({ ...item, serial })));
  return (
    <Form form={form} submitLabel={t('send')}>
      {devices.length > 0 && (
        <CheckGroup
          {...form.field('serials')}
          label={t('devices')}
          help={t('chooseHelp')}
          options={devices.map(({ serial, name }) => ({
            value: serial,
            label: `${name} · ${serial}`,
          }))}
        />
      )}
      {items
        .filter(({ serials }) => serials.length === 0)
        .map(({ lineId, name, most }) => (
          <NumberField
            key={lineId}
            name={`quantity-${lineId}`}
            label={t('quantityOf', { name, most })}
            minValue={0}
            maxValue={most}
            value={quantities[lineId] ?? 0}
            onChange={(quantity) => form.set({ quantities: { ...quantities, [lineId]: quantity } })}
            isOptional
          />
        ))}
      <RadioField
        {...form.field('reason')}
        label={t('reason')}
        options={reasons.map((reason) => ({ value: reason, label: t(`reasons.${reason}`) }))}
      />
      <TextField
        {...form.field('note')}
        label={t('note')}
        help={t('noteHelp')}
        rows={4}
        maxLength={1000}
        isOptional={form.values.reason !== 'OTHER'}
      />
    </Form>
  );
}

function chosenLines(items: readonly ReturnableItem[], { serials, quantities }: Values) {
  return items.flatMap(({ lineId, serials: own }) => {
    const chosen = own.filter((serial) => serials.includes(serial));
    const quantity = own.length > 0 ? chosen.length : (quantities[lineId] ?? 0);
    if (!(quantity > 0)) return [];
    return [{ orderLineId: lineId, quantity, ...(own.length > 0 ? { serials: chosen } : {}) }];
  });
}
