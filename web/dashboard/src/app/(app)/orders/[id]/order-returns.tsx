'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Button, LinkButton } from '@mobilytics/ui/button';
import { CopyId } from '@mobilytics/ui/copy-id';
import { DateTime } from '@mobilytics/ui/date-time';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { ErrorState } from '@mobilytics/ui/error-state';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import type { OrderReturnsQuery } from '#generated/graphql.ts';
import { useAction } from '#lib/use-action.ts';
import { useLiveQuery } from '#lib/use-live-query.ts';

const orderReturnsQuery = graphql(`
  query OrderReturns($id: ID!) {
    order(id: $id) {
      id
      returnable {
        quantity
      }
      returns {
        id
        number
        status
        reason
        resolution
        decisionNote
        requestedAt
        version
        allowedActions
        lines {
          id
          quantity
          serials
          orderLine {
            id
            name
          }
        }
        parcel {
          id
          status
          carrier
          trackingNumber
          trackingUrl
          labelUrl
        }
      }
    }
  }
`);

const cancelReturnMutation = graphql(`
  mutation CancelReturn($input: CancelReturnInput!) {
    cancelReturn(input: $input) {
      ... on CancelReturnSuccess {
        return {
          id
          status
          version
          allowedActions
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

/** What changes without the customer's doing, soon. */
const underWay = ['REQUESTED', 'APPROVED', 'LABEL_SENT', 'IN_TRANSIT'];

type Return = NonNullable<OrderReturnsQuery['order']>['returns'][number];

/** What comes back of an order, and the way to ask for it. */
export function OrderReturns({ orderId }: { orderId: string }) {
  const t = useTranslations('returns');
  const { data, error, retry } = useLiveQuery(orderReturnsQuery, {
    variables: { id: orderId },
    isUnderWay: ({ order }) =>
      Boolean(order?.returns.some(({ status }) => underWay.includes(status))),
    isPartial: true,
  });
  const order = data?.order;
  if (!order) return error ? <ErrorState error={error} onRetry={retry} /> : null;
  const canAsk = order.returnable.length > 0;
  // Before anything is delivered, returns are nothing to read about.
  if (!canAsk && order.returns.length === 0) return null;
  return (
    <Section
      title={t('title')}
      actions={canAsk && <LinkButton href={`/orders/${orderId}/return`}>{t('ask')}</LinkButton>}
    >
      {order.returns.length === 0 && <p className="text-sm text-muted">{t('none')}</p>}
      <div className="flex flex-col gap-8">
        {order.returns.map((one) => (
          <OneReturn key={one.id} one={one} onChange={retry} />
        ))}
      </div>
    </Section>
  );
}

function OneReturn({ one, onChange }: { one: Return; onChange: () => void }) {
  const t = useTranslations('returns');
  const orders = useTranslations('orders');
  const common = useTranslations('common');
  const [cancel] = useMutation(cancelReturnMutation);
  const canceling = useAction();
  const { parcel } = one;
  const carrier = parcel?.carrier ? common(`carrier.${parcel.carrier}`) : '';
  const next = nextStep(one, t, carrier);
  return (
    <div className="flex flex-col gap-4">
      <DescriptionList
        items={[
          { term: orders('number'), value: <span className="figures">{one.number}</span> },
          { term: orders('state'), value: <Status status={one.status} /> },
          { term: orders('when'), value: <DateTime value={one.requestedAt} /> },
          {
            term: orders('item'),
            value: (
              <ul>
                {one.lines.map(({ id, quantity, serials, orderLine }) => (
                  <li key={id}>
                    {orderLine.name} ({t('pieces', { count: quantity })})
                    {serials.map((serial) => (
                      <span key={serial} className="block font-mono text-xs text-muted">
                        {serial}
                      </span>
                    ))}
                  </li>
                ))}
              </ul>
            ),
          },
          { term: t('page.reason'), value: t(`page.reasons.${one.reason}`) },
          ...(parcel?.trackingNumber
            ? [{ term: orders('tracking'), value: <CopyId id={parcel.trackingNumber} /> }]
            : []),
        ]}
      />
      {next && <p className="text-sm">{next}</p>}
      {parcel?.trackingUrl && one.status === 'IN_TRANSIT' && (
        <p className="text-sm">
          <TextLink href={parcel.trackingUrl} target="_blank" rel="noreferrer">
            {orders('track', { carrier })}
          </TextLink>
        </p>
      )}
      {canceling.problem && <p className="text-sm text-danger">{canceling.problem}</p>}
      <div className="flex flex-wrap gap-2">
        {parcel?.labelUrl && ['LABEL_SENT', 'IN_TRANSIT'].includes(one.status) && (
          <LinkButton
            kind={one.status === 'LABEL_SENT' ? 'primary' : 'secondary'}
            href={parcel.labelUrl}
            target="_blank"
            rel="noreferrer"
          >
            {t('label')}
          </LinkButton>
        )}
        {one.allowedActions.includes('CANCEL') && (
          <Button
            isPending={canceling.isPending}
            onPress={() =>
              void canceling.run(async (key) => {
                const { data } = await cancel({
                  variables: { input: { id: one.id, version: one.version } },
                  context: idempotent(key),
                });
                const problems = userProblems(data?.cancelReturn);
                if (problems.length === 0) showToast(t('canceled', { number: one.number }));
                onChange();
                return problems;
              })
            }
          >
            {t('cancel')}
          </Button>
        )}
      </div>
    </div>
  );
}

type Translate = ReturnType<typeof useTranslations<'returns'>>;

/** What the customer does or waits for next; nothing when the status says it all. */
function nextStep(one: Return, t: Translate, carrier: string): string | null {
  if (one.status === 'APPROVED') return t('labelComing');
  if (one.status === 'LABEL_SENT') return t('labelSent', { carrier });
  if (one.status === 'REPLACED') return t('replaced');
  if (one.status === 'INSPECTED' && one.resolution === 'REFUND') return t('refundDue');
  if (one.status === 'REJECTED' && one.decisionNote) {
    return t('rejected', { reason: one.decisionNote });
  }
  return null;
}
