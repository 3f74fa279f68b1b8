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
import { TextField } from '@mobilytics/ui/text-field';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import { marketsQuery } from '../../vehicles/lists.ts';

const createCampaignMutation = graphql(`
  mutation CreateCampaign($input: CreateCampaignInput!) {
    createCampaign(input: $input) {
      ... on CreateCampaignSuccess {
        campaign {
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

export default function CreateCampaignPage() {
  const t = useTranslations('campaigns');
  const common = useTranslations('common');
  const router = useRouter();
  const markets = useQuery(marketsQuery);
  const [create] = useMutation(createCampaignMutation);
  const form = useForm({
    draftKey: 'campaign-new',
    initialValues: {
      name: '',
      advertiser: '',
      brand: '',
      brief: '',
      marketCode: '',
      budget: null as number | null,
    },
    validate: (values) =>
      (['name', 'advertiser', 'marketCode'] as const)
        .filter((field) => !values[field].trim())
        .map((field) => ({ field, message: common('required') })),
    submit: async (values, idempotencyKey) => {
      const { data } = await create({
        variables: {
          input: {
            name: values.name.trim(),
            advertiser: values.advertiser.trim(),
            brand: values.brand.trim() || null,
            brief: values.brief.trim() || null,
            marketCode: values.marketCode,
            budget: values.budget === null ? null : values.budget.toFixed(2),
          },
        },
        context: idempotent(idempotencyKey),
      });
      const result = data?.createCampaign;
      if (result?.__typename === 'CreateCampaignSuccess') {
        router.push(`/campaigns/${result.campaign.id}`);
      }
      return problemsFromPaths(userProblems(result));
    },
  });
  const market = markets.data?.markets.find(({ code }) => code === form.values.marketCode);
  const budget = form.field('budget');
  return (
    <>
      <PageHeader title={t('new')} crumbs={[{ label: t('title'), href: '/campaigns' }]} />
      {markets.error && <ErrorState error={markets.error} onRetry={() => void markets.refetch()} />}
      <Section title={t('campaign')}>
        <div className="max-w-2xl">
          <Form form={form} submitLabel={t('create')}>
            <TextField
              {...form.field('name')}
              label={t('name')}
              help={t('nameHelp')}
              maxLength={120}
            />
            <div className="grid gap-4 sm:grid-cols-2">
              <TextField {...form.field('advertiser')} label={t('advertiser')} maxLength={120} />
              <TextField {...form.field('brand')} label={t('brand')} maxLength={120} isOptional />
            </div>
            <SelectField
              {...form.field('marketCode')}
              label={t('market')}
              help={t('marketHelp')}
              options={(markets.data?.markets ?? []).map(({ code, name, currency }) => ({
                value: code,
                label: `${name} (${currency})`,
              }))}
            />
            <TextField
              {...form.field('brief')}
              label={t('brief')}
              help={t('briefHelp')}
              rows={4}
              maxLength={2000}
              isOptional
            />
            <NumberField
              {...budget}
              value={budget.value ?? Number.NaN}
              onChange={(value) => form.set({ budget: Number.isNaN(value) ? null : value })}
              label={t('budget')}
              help={t('budgetHelp')}
              minValue={0}
              {...(market ? { unit: market.currency } : {})}
              formatOptions={{ maximumFractionDigits: 2 }}
              isOptional
            />
          </Form>
        </div>
      </Section>
    </>
  );
}
