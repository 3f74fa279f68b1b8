'use client';

import { useMutation, useQuery } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Button } from '@mobilytics/ui/button';
import { Dialog } from '@mobilytics/ui/dialog';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { SelectField } from '@mobilytics/ui/select-field';
import { TextField } from '@mobilytics/ui/text-field';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { graphql } from '#generated/gql.ts';
import type { DeviceAction } from '#generated/graphql.ts';
import { warehousesQuery } from '../../stock/stock-query.ts';
import type { Device } from './device-query.ts';

const changeMutation = graphql(`
  mutation ChangeDevice($input: ChangeDeviceInput!) {
    changeDevice(input: $input) {
      ... on ChangeDeviceSuccess {
        device {
          ...DeviceLife
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

/** The steps that can be taken with a device now, each with its reason. */
export function DeviceSteps({ device }: { device: Device }) {
  const t = useTranslations('devices.steps');
  const [action, setAction] = useState<DeviceAction>();
  const actions = device.actions ?? [];
  return (
    <>
      {actions.map((one) => (
        <Button key={one} onPress={() => setAction(one)}>
          {t(`${one}.action`)}
        </Button>
      ))}
      {action && (
        <StepDialog device={device} action={action} onClose={() => setAction(undefined)} />
      )}
    </>
  );
}

function StepDialog({
  device,
  action,
  onClose,
}: {
  device: Device;
  action: DeviceAction;
  onClose: () => void;
}) {
  const t = useTranslations('devices.steps');
  const [change] = useMutation(changeMutation);
  const { data } = useQuery(warehousesQuery);
  const toShelf =
    action === 'RESTOCK' || (action === 'REPORT_FOUND' && device.organization === null);
  const form = useForm({
    draftKey: `step-${device.id}-${action}`,
    initialValues: { reason: '', warehouseId: device.warehouse?.id ?? '' },
    validate: ({ reason, warehouseId }) => [
      ...(reason.trim() ? [] : [{ field: 'reason', message: t('needReason') }]),
      ...(!toShelf || warehouseId ? [] : [{ field: 'warehouseId', message: t('needWarehouse') }]),
    ],
    submit: async ({ reason, warehouseId }, key) => {
      const { data: answer } = await change({
        variables: {
          input: {
            ...{ deviceId: device.id, action, reason },
            ...(toShelf ? { warehouseId } : {}),
          },
        },
        context: idempotent(key),
      });
      const result = answer?.changeDevice;
      if (result?.__typename === 'ChangeDeviceSuccess') onClose();
      return problemsFromPaths(userProblems(result));
    },
  });
  return (
    <Dialog
      title={t(`${action}.title`, { serial: device.serial })}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <p className="mb-4 text-sm text-muted">{t(`${action}.text`)}</p>
      <Form form={form} submitLabel={t(`${action}.action`)}>
        {toShelf && (
          <SelectField
            {...form.field('warehouseId')}
            label={t('warehouse')}
            options={(data?.warehouses ?? []).map(({ id, code, name }) => ({
              value: id,
              label: `${code} · ${name}`,
            }))}
          />
        )}
        <TextField
          {...form.field('reason')}
          label={t('reason')}
          help={t('reasonHelp')}
          rows={3}
          maxLength={500}
        />
      </Form>
    </Dialog>
  );
}
