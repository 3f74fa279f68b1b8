'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Banner } from '@mobilytics/ui/banner';
import { ConfirmDialog } from '@mobilytics/ui/dialog';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { useAction } from '#lib/use-action.ts';
import { unassignDeviceMutation, type Vehicle } from './vehicle-query.ts';

export function TakeOff({
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
  const [unassign] = useMutation(unassignDeviceMutation);
  const action = useAction();
  const confirm = async () => {
    const isDone = await action.run(async (key) => {
      const { data } = await unassign({
        variables: { input: { vehicleId: vehicle.id } },
        context: idempotent(key),
      });
      return userProblems(data?.unassignDevice);
    });
    onChange();
    if (!isDone) return;
    showToast(t('takenOff'));
    onOpenChange(false);
  };
  return (
    <ConfirmDialog
      title={t('takeOffTitle', { name: vehicle.name })}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      confirmLabel={t('takeOff')}
      isPending={action.isPending}
      onConfirm={() => void confirm()}
    >
      {action.problem && <Banner tone="danger">{action.problem}</Banner>}
      <p>{t('takeOffText', { serial: vehicle.device?.serial ?? '' })}</p>
    </ConfirmDialog>
  );
}
