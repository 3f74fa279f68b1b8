'use client';

import { useMutation, useQuery } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { DateField } from '@mobilytics/ui/date-field';
import { ErrorState } from '@mobilytics/ui/error-state';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { Section } from '@mobilytics/ui/page';
import { SelectField } from '@mobilytics/ui/select-field';
import { TextField } from '@mobilytics/ui/text-field';
import { TextLink } from '@mobilytics/ui/text-link';
import { showToast } from '@mobilytics/ui/toast';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { CheckGroup } from '#components/check-group.tsx';
import type { Placement } from '#generated/graphql.ts';
import { placements } from '../../../vehicles/lists.ts';
import type { Campaign, Line } from '../campaign-query.ts';
import { CreativeField } from './creative-field.tsx';
import { createLineMutation, lineChoicesQuery, updateLineMutation } from './line-operations.ts';

/** Adds a line to a campaign, or changes a draft. */
export function LineForm({ campaign, line }: { campaign: Campaign; line?: Line | undefined }) {
  const t = useTranslations('campaigns.line');
  const common = useTranslations('common');
  const router = useRouter();
  const { market } = campaign;
  const choices = useQuery(lineChoicesQuery, { variables: { marketCode: market.code } });
  const [createLine] = useMutation(createLineMutation);
  const [updateLine] = useMutation(updateLineMutation);
  const form = useForm({
    // A draft of an older version of the line must not overwrite a newer one.
    draftKey: line ? `line-${line.id}-${line.version}` : `line-new-${campaign.id}`,
    initialValues: {
      name: line?.name ?? '',
      startDate: line?.startDate ?? '',
      endDate: line?.endDate ?? '',
      placement: line?.placement ?? ('REAR' as string),
      vehicleIds: line?.vehicles.map(({ id }) => id) ?? ([] as string[]),
      creativeId: line?.creative?.id ?? '',
    },
    validate: (values) => [
      ...(['name', 'startDate', 'endDate'] as const)
        .filter((field) => !values[field].trim())
        .map((field) => ({ field, message: common('required') })),
      ...(values.startDate && values.endDate && values.endDate < values.startDate
        ? [{ field: 'endDate', message: t('endBefore') }]
        : []),
      ...(values.vehicleIds.length === 0
        ? [{ field: 'vehicleIds', message: common('required') }]
        : []),
    ],
    submit: async (values, idempotencyKey) => {
      const fields = {
        name: values.name.trim(),
        startDate: values.startDate,
        endDate: values.endDate,
        placement: values.placement as Placement,
        vehicleIds: values.vehicleIds,
        creativeId: values.creativeId || null,
      };
      const context = idempotent(idempotencyKey);
      const result = line
        ? (
            await updateLine({
              variables: { input: { id: line.id, version: line.version, ...fields } },
              context,
            })
          ).data?.updateLine
        : (
            await createLine({
              variables: { input: { campaignId: campaign.id, ...fields } },
              context,
            })
          ).data?.createLine;
      const problems = userProblems(result);
      if (problems.length === 0) {
        showToast(t('saved'));
        router.push(`/campaigns/${campaign.id}`);
      }
      return problemsFromPaths(problems);
    },
  });
  const { values, field } = form;
  const vehicles = choices.data?.vehicles.edges.map((edge) => edge.node);
  const noVehicles = (
    <>
      {t('noVehicles', { market: market.name })}{' '}
      <TextLink href="/vehicles/new">{t('registerVehicle')}</TextLink>
    </>
  );
  return (
    <Section title={campaign.name}>
      <div className="max-w-2xl">
        {choices.error && (
          <ErrorState error={choices.error} onRetry={() => void choices.refetch()} />
        )}
        <Form form={form} submitLabel={t('save')}>
          <TextField {...field('name')} label={t('name')} help={t('nameHelp')} maxLength={120} />
          <div className="grid gap-4 sm:grid-cols-2">
            <DateField
              {...field('startDate')}
              label={t('startDate')}
              help={t('startDateHelp', { market: market.name })}
            />
            <DateField
              {...field('endDate')}
              label={t('endDate')}
              help={t('endDateHelp')}
              {...(values.startDate ? { minValue: values.startDate } : {})}
            />
          </div>
          <SelectField
            {...field('placement')}
            label={t('placement')}
            options={placements.map((placement) => ({
              value: placement,
              label: common(`placement.${placement}`),
            }))}
          />
          <CheckGroup
            {...field('vehicleIds')}
            label={t('vehicles')}
            help={vehicles?.length === 0 ? noVehicles : t('vehiclesHelp', { market: market.name })}
            options={(vehicles ?? []).map((vehicle) => {
              const fits = vehicle.placements.includes(values.placement as Placement);
              return {
                value: vehicle.id,
                label: `${vehicle.name} · ${common(`vehicleType.${vehicle.type}`)}`,
                help: !fits ? t('noPlacement') : vehicle.device ? undefined : t('noDevice'),
                isDisabled: !fits,
              };
            })}
          />
          <CreativeField
            value={values.creativeId}
            onChange={(creativeId) => form.set({ creativeId })}
            error={field('creativeId').error}
            creatives={choices.data?.creatives.edges.map((edge) => edge.node) ?? []}
            onUploaded={() => void choices.refetch()}
          />
        </Form>
      </div>
    </Section>
  );
}
