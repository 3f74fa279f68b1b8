import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { DateField } from '@mobilytics/ui/date-field';
import { Dialog } from '@mobilytics/ui/dialog';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { NumberField } from '@mobilytics/ui/number-field';
import { SelectField } from '@mobilytics/ui/select-field';
import { TextField } from '@mobilytics/ui/text-field';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { useViewer } from '#layout/viewer.tsx';
import { bookPickupMutation, type CarrierDay, type WarehouseDay } from './end-of-day-query.ts';

interface PickupDialogProps {
  day: WarehouseDay;
  carrier: CarrierDay;
  onClose: () => void;
  onChange: () => Promise<unknown>;
}

/** Half hours of a working day. */
const times = Array.from({ length: 27 }, (_, index) => {
  const minutes = 7 * 60 + index * 30;
  const pad = (value: number) => String(value).padStart(2, '0');
  const value = `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
  return { value, label: value };
});

/** Asks a driver to come: for what is ready or has its papers, in the afternoon, by whoever works here. */
export function PickupDialog({ day, carrier, onClose, onChange }: PickupDialogProps) {
  const t = useTranslations('endOfDay.pickup');
  const tc = useTranslations('common');
  const viewer = useViewer();
  const [book] = useMutation(bookPickupMutation);
  const waiting = carrier.manifests.filter(({ status }) => status === 'CREATED');
  const parcels = waiting.reduce((sum, row) => sum + row.parcelCount, carrier.ready.length);
  const grams = waiting.reduce((sum, row) => sum + row.weightGrams, carrier.readyWeightGrams);
  const form = useForm({
    draftKey: `pickup-${day.warehouse.id}-${carrier.carrier}`,
    initialValues: {
      date: day.date,
      readyAt: '13:00',
      closesAt: '17:00',
      parcelCount: Math.max(1, parcels),
      kilograms: Math.max(1, Math.ceil(grams / 1000)),
      instructions: '',
      contactName: viewer.name ?? '',
      contactPhone: day.warehouse.address.phone ?? '',
      contactEmail: viewer.email ?? '',
    },
    submit: async ({ kilograms, ...values }, key) => {
      const input = {
        ...values,
        ...{ warehouseId: day.warehouse.id, carrier: carrier.carrier },
        weightGrams: Math.round(kilograms * 1000),
      };
      const { data } = await book({ variables: { input }, context: idempotent(key) });
      const answer = data?.bookPickup;
      const problems = problemsFromPaths(userProblems(answer), { weightGrams: 'kilograms' });
      await onChange();
      if (problems.length > 0) return problems;
      onClose();
      if (answer?.__typename === 'BookPickupSuccess' && answer.pickup.status === 'BOOKED') {
        showToast(t('booked'));
      }
      return [];
    },
  });
  return (
    <Dialog
      title={t('bookTitle', { carrier: tc(`carriers.${carrier.carrier}`) })}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      width="medium"
    >
      {carrier.pickupHint && <p className="mb-4 text-sm text-muted">{carrier.pickupHint}</p>}
      <Form form={form} submitLabel={t('book')}>
        <div className="grid gap-4 sm:grid-cols-3">
          <DateField {...form.field('date')} label={t('date')} minValue={day.date} />
          <SelectField {...form.field('readyAt')} label={t('readyAt')} options={times} />
          <SelectField {...form.field('closesAt')} label={t('closesAt')} options={times} />
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField
            {...form.field('parcelCount')}
            label={t('parcels')}
            minValue={1}
            maxValue={999}
          />
          <NumberField
            {...form.field('kilograms')}
            label={t('weight')}
            unit="kg"
            minValue={1}
            maxValue={5_000}
          />
        </div>
        <TextField
          {...form.field('instructions')}
          label={t('where')}
          help={t('whereHelp')}
          maxLength={120}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField {...form.field('contactName')} label={t('contactName')} maxLength={40} />
          <TextField {...form.field('contactPhone')} label={t('contactPhone')} type="tel" />
        </div>
        <TextField {...form.field('contactEmail')} label={t('contactEmail')} type="email" />
      </Form>
    </Dialog>
  );
}
