'use client';

import { useMutation, useQuery } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { CheckboxField } from '@mobilytics/ui/checkbox-field';
import { ErrorState } from '@mobilytics/ui/error-state';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { SelectField } from '@mobilytics/ui/select-field';
import { TextField } from '@mobilytics/ui/text-field';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { CheckGroup } from '#components/check-group.tsx';
import { graphql } from '#generated/gql.ts';
import type { Placement, VehicleType } from '#generated/graphql.ts';
import { marketsQuery, placements, vehicleTypes } from '../lists.ts';

const registerVehicleMutation = graphql(`
  mutation RegisterVehicle($input: RegisterVehicleInput!) {
    registerVehicle(input: $input) {
      ... on RegisterVehicleSuccess {
        vehicle {
          id
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

export default function RegisterVehiclePage() {
  const t = useTranslations('vehicles');
  const common = useTranslations('common');
  const router = useRouter();
  const markets = useQuery(marketsQuery);
  const [register] = useMutation(registerVehicleMutation);
  const form = useForm({
    draftKey: 'vehicle-new',
    initialValues: {
      name: '',
      type: 'VAN' as string,
      marketCode: '',
      placements: [] as string[],
      illuminated: false,
      licensePlate: '',
      depot: '',
    },
    validate: (values) => [
      ...(values.name.trim() ? [] : [{ field: 'name', message: common('required') }]),
      ...(values.marketCode ? [] : [{ field: 'marketCode', message: common('required') }]),
      ...(values.placements.length > 0 ? [] : [{ field: 'placements', message: t('chooseOne') }]),
    ],
    submit: async (values, idempotencyKey) => {
      const { data } = await register({
        variables: {
          input: {
            name: values.name.trim(),
            type: values.type as VehicleType,
            marketCode: values.marketCode,
            placements: values.placements as Placement[],
            illuminated: values.illuminated,
            licensePlate: values.licensePlate.trim() || null,
            depot: values.depot.trim() || null,
          },
        },
        context: idempotent(idempotencyKey),
      });
      const result = data?.registerVehicle;
      if (result?.__typename === 'RegisterVehicleSuccess') {
        router.push(`/vehicles/${result.vehicle.id}`);
      }
      return problemsFromPaths(userProblems(result));
    },
  });
  return (
    <>
      <PageHeader title={t('newTitle')} crumbs={[{ label: t('title'), href: '/vehicles' }]} />
      {markets.error && <ErrorState error={markets.error} onRetry={() => void markets.refetch()} />}
      <Section title={t('vehicle')}>
        <div className="max-w-2xl">
          <Form form={form} submitLabel={t('submitNew')}>
            <TextField
              {...form.field('name')}
              label={t('name')}
              help={t('nameHelp')}
              maxLength={80}
            />
            <div className="grid gap-4 sm:grid-cols-2">
              <SelectField
                {...form.field('type')}
                label={t('type')}
                options={vehicleTypes.map((type) => ({
                  value: type,
                  label: common(`vehicleType.${type}`),
                }))}
              />
              <SelectField
                {...form.field('marketCode')}
                label={t('market')}
                help={t('marketHelp')}
                options={(markets.data?.markets ?? []).map(({ code, name }) => ({
                  value: code,
                  label: name,
                }))}
              />
            </div>
            <CheckGroup
              {...form.field('placements')}
              label={t('placements')}
              help={t('placementsHelp')}
              options={placements.map((placement) => ({
                value: placement,
                label: common(`placement.${placement}`),
              }))}
            />
            <CheckboxField
              {...form.field('illuminated')}
              label={t('illuminated')}
              help={t('illuminatedHelp')}
            />
            <div className="grid gap-4 sm:grid-cols-2">
              <TextField
                {...form.field('licensePlate')}
                label={t('plate')}
                maxLength={20}
                isOptional
              />
              <TextField
                {...form.field('depot')}
                label={t('depot')}
                help={t('depotHelp')}
                maxLength={120}
                isOptional
              />
            </div>
          </Form>
        </div>
      </Section>
    </>
  );
}
