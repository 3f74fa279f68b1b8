'use client';

import { useMutation, useQuery } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { LinkButton } from '@mobilytics/ui/button';
import { ComboBoxField } from '@mobilytics/ui/combo-box-field';
import { DateField } from '@mobilytics/ui/date-field';
import { Dialog } from '@mobilytics/ui/dialog';
import { ErrorState } from '@mobilytics/ui/error-state';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { dayIn, startOfDay } from '#lib/zoned-day.ts';
import { assignDeviceMutation, freeDevicesQuery, type Vehicle } from './vehicle-query.ts';

export function AssignDevice({
  vehicle,
  isOpen,
  onOpenChange,
  onChange,
}: {
  vehicle: Vehicle;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onChange: () => void;
}) {
  const t = useTranslations('vehicles');
  return (
    <Dialog
      title={t('assignTitle', { name: vehicle.name })}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      width="medium"
    >
      <AssignForm
        vehicle={vehicle}
        onDone={() => {
          showToast(t('assigned'));
          onOpenChange(false);
          onChange();
        }}
      />
    </Dialog>
  );
}

function AssignForm({ vehicle, onDone }: { vehicle: Vehicle; onDone: () => void }) {
  const t = useTranslations('vehicles');
  const common = useTranslations('common');
  const { timeZone, name: market } = vehicle.market;
  const found = useQuery(freeDevicesQuery, { fetchPolicy: 'network-only' });
  const [assign] = useMutation(assignDeviceMutation);
  const devices = found.data?.devices.edges
    .map((edge) => edge.node)
    .filter((device) => !device.vehicle);
  const form = useForm({
    draftKey: `assign-${vehicle.id}`,
    initialValues: { deviceId: '', from: '' },
    validate: (values) =>
      values.deviceId ? [] : [{ field: 'deviceId', message: common('required') }],
    submit: async (values, idempotencyKey) => {
      const device = devices?.find(({ id }) => id === values.deviceId);
      const { data } = await assign({
        variables: {
          input: {
            vehicleId: vehicle.id,
            deviceId: values.deviceId,
            from: values.from ? startFrom(values.from, timeZone, device?.deliveredAt) : null,
          },
        },
        context: idempotent(idempotencyKey),
      });
      const problems = userProblems(data?.assignDevice);
      if (problems.length === 0) onDone();
      return problemsFromPaths(problems);
    },
  });
  if (found.error) {
    return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  }
  if (!devices) return <SkeletonText lines={4} />;
  if (devices.length === 0) {
    return (
      <div className="flex flex-col items-start gap-4 text-sm">
        <p>{t('noFreeDevice')}</p>
        <LinkButton href="/shop">{t('toShop')}</LinkButton>
      </div>
    );
  }
  return (
    <Form form={form} submitLabel={t('assign')}>
      <ComboBoxField
        {...form.field('deviceId')}
        label={t('assignDevice')}
        options={devices.map((device) => ({
          value: device.id,
          label: `${device.serial} · ${device.sku}`,
        }))}
      />
      <DateField
        {...form.field('from')}
        label={t('assignFrom')}
        help={`${t('assignFromHelp', { market })} ${t('assignToday')}`}
        maxValue={dayIn(new Date(), timeZone)}
        isOptional
      />
    </Form>
  );
}

/** The start of the day at the market; on the day of the delivery, the delivery. */
function startFrom(day: string, timeZone: string, deliveredAt: string | null | undefined): string {
  const start = startOfDay(day, timeZone);
  const delivered = deliveredAt ? new Date(deliveredAt) : null;
  const isThatDay = delivered && dayIn(delivered, timeZone) === day;
  return (isThatDay && delivered > start ? delivered : start).toISOString();
}
