'use client';

import { useLazyQuery, useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Banner } from '@mobilytics/ui/banner';
import { Button } from '@mobilytics/ui/button';
import { Dialog } from '@mobilytics/ui/dialog';
import { ErrorState } from '@mobilytics/ui/error-state';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { Section } from '@mobilytics/ui/page';
import { TextField } from '@mobilytics/ui/text-field';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { graphql } from '#generated/gql.ts';
import { PostalAddress } from '#parts/postal-address.tsx';
import type { Fulfilment } from './station-query.ts';

const checkShipToQuery = graphql(`
  query CheckShipTo($input: AddressCheckInput!) {
    addressCheck(input: $input) {
      verdict
      carrier
      suggestion {
        line1
        line2
        city
        region
        postalCode
      }
      problems {
        field
        message
      }
    }
  }
`);

const correctShipToMutation = graphql(`
  mutation CorrectShipTo($input: CorrectShipToInput!) {
    correctShipTo(input: $input) {
      ... on CorrectShipToSuccess {
        fulfillment {
          id
          version
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

type Address = Fulfilment['shipTo'];
const parts = [
  'name',
  'company',
  'line1',
  'line2',
  'city',
  'region',
  'postalCode',
  'phone',
] as const;
const optional: readonly string[] = ['company', 'line2', 'phone'];

/** Where the parcel goes; a carrier can be asked about it, and it can be corrected before the label. */
export function ShipTo({
  fulfilment,
  canCorrect,
  onChanged,
}: {
  fulfilment: Fulfilment;
  canCorrect: boolean;
  onChanged: () => void;
}) {
  const t = useTranslations('fulfilment.shipTo');
  const tf = useTranslations('fulfilment');
  const tc = useTranslations('common');
  const [check, { data, error, loading }] = useLazyQuery(checkShipToQuery, {
    fetchPolicy: 'network-only',
  });
  const [correcting, setCorrecting] = useState<Partial<Address>>();
  const { shipTo } = fulfilment;
  const { line1, line2, city, region, postalCode, country } = shipTo;
  const input = { line1, line2, city, region, postalCode, country };
  const answer = data?.addressCheck;
  const carrier = answer?.carrier ? tc(`carriers.${answer.carrier}`) : '';
  const suggestion = answer?.suggestion;
  return (
    <Section title={tf('columns.shipTo')}>
      <PostalAddress address={shipTo} />
      <div className="mt-4 flex flex-wrap gap-2">
        <Button
          size="small"
          isPending={loading}
          onPress={() => void check({ variables: { input } })}
        >
          {t('check')}
        </Button>
        {canCorrect && (
          <Button size="small" onPress={() => setCorrecting({})}>
            {t('correct')}
          </Button>
        )}
      </div>
      {error && (
        <div className="mt-4">
          <ErrorState error={error} />
        </div>
      )}
      {answer && (
        <div className="mt-4">
          <Banner
            tone={answer.verdict === 'VALID' ? 'success' : 'warning'}
            title={t(`verdicts.${answer.verdict}`, { carrier })}
            action={
              canCorrect &&
              suggestion && (
                <Button
                  size="small"
                  onPress={() => {
                    const { __typename, ...place } = suggestion;
                    setCorrecting(place);
                  }}
                >
                  {t('use')}
                </Button>
              )
            }
          >
            {suggestion && (
              <p>
                {[suggestion.line1, suggestion.line2, suggestion.city, suggestion.region]
                  .filter(Boolean)
                  .join(', ')}{' '}
                {suggestion.postalCode}
              </p>
            )}
            {answer.problems.map(({ message }) => (
              <p key={message}>{message}</p>
            ))}
          </Banner>
        </div>
      )}
      {correcting && (
        <CorrectDialog
          fulfilment={fulfilment}
          suggested={correcting}
          onClose={() => setCorrecting(undefined)}
          onDone={onChanged}
        />
      )}
    </Section>
  );
}

function CorrectDialog({
  fulfilment,
  suggested,
  onClose,
  onDone,
}: {
  fulfilment: Fulfilment;
  suggested: Partial<Address>;
  onClose: () => void;
  onDone: () => void;
}) {
  const t = useTranslations('fulfilment.shipTo');
  const [correct] = useMutation(correctShipToMutation);
  const { id: fulfillmentId, version, shipTo } = fulfilment;
  const start = { ...shipTo, ...suggested };
  const initialValues = Object.fromEntries(
    parts.map((part) => [part, start[part] ?? '']),
  ) as Record<(typeof parts)[number], string>;
  const form = useForm({
    draftKey: `ship-to-${fulfillmentId}-${version}-${start.line1}`,
    initialValues,
    validate: (values) =>
      parts
        .filter((part) => !optional.includes(part) && values[part].trim() === '')
        .map((field) => ({ field, message: t('required') })),
    submit: async (values, key) => {
      const trimmed = Object.fromEntries(
        parts.map((part) => [part, values[part].trim() || null]),
      ) as Record<(typeof parts)[number], string>;
      const { data } = await correct({
        variables: { input: { fulfillmentId, version, ...trimmed } },
        context: idempotent(key),
      });
      const problems = problemsFromPaths(userProblems(data?.correctShipTo));
      if (problems.length === 0) {
        showToast(t('done'));
        onDone();
        onClose();
      }
      return problems;
    },
  });
  return (
    <Dialog title={t('title')} isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Form form={form} submitLabel={t('save')}>
        <p className="text-sm text-muted">{t('help')}</p>
        {parts.map((part) => (
          <TextField
            key={part}
            {...form.field(part)}
            label={t(`parts.${part}`)}
            maxLength={100}
            isOptional={optional.includes(part)}
          />
        ))}
        <p className="text-sm">{t('country', { country: shipTo.country })}</p>
      </Form>
    </Dialog>
  );
}
