'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Button } from '@mobilytics/ui/button';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { Section } from '@mobilytics/ui/page';
import { Badge } from '@mobilytics/ui/status';
import { TextField } from '@mobilytics/ui/text-field';
import { Timeline } from '@mobilytics/ui/timeline';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import { useMay } from '#layout/viewer.tsx';
import type { Order } from './order-query.ts';
import { timelineTone } from './timeline-tone.ts';

const addNoteMutation = graphql(`
  mutation AddOrderNote($input: AddOrderNoteInput!) {
    addOrderNote(input: $input) {
      ... on AddOrderNoteSuccess {
        order {
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

export function OrderTimeline({
  order,
  onMore,
  onChanged,
}: {
  order: Order;
  onMore: () => void;
  onChanged: () => void;
}) {
  const t = useTranslations('orders');
  const mayWrite = useMay('staff:orders');
  const { edges, totalCount } = order.timeline;
  return (
    <Section title={t('timeline.title')}>
      {mayWrite && <NoteForm orderId={order.id} onChanged={onChanged} />}
      <Timeline
        label={t('timeline.title')}
        events={edges.map(({ node }) => ({
          id: node.id,
          at: node.occurredAt,
          title: node.text,
          tone: timelineTone(node.kind),
          detail: (node.actorName || node.internal) && (
            <span className="flex flex-wrap items-center gap-2">
              {node.actorName}
              {node.internal && <Badge>{t('timeline.internal')}</Badge>}
            </span>
          ),
        }))}
      />
      {edges.length < totalCount && edges.length < 100 && (
        <div className="mt-4">
          <Button size="small" onPress={onMore}>
            {t('timeline.more')}
          </Button>
        </div>
      )}
    </Section>
  );
}

function NoteForm({ orderId, onChanged }: { orderId: string; onChanged: () => void }) {
  const t = useTranslations('orders.note');
  const [addNote] = useMutation(addNoteMutation);
  const form = useForm({
    draftKey: `note-${orderId}`,
    initialValues: { text: '' },
    validate: ({ text }) => (text.trim() ? [] : [{ field: 'text', message: t('required') }]),
    submit: async ({ text }, key) => {
      const { data } = await addNote({
        variables: { input: { id: orderId, text: text.trim() } },
        context: idempotent(key),
      });
      const problems = problemsFromPaths(userProblems(data?.addOrderNote));
      if (problems.length === 0) {
        form.reset();
        showToast(t('done'));
        onChanged();
      }
      return problems;
    },
  });
  return (
    <div className="mb-6">
      <Form form={form} submitLabel={t('submit')} submitKind="secondary">
        <TextField
          {...form.field('text')}
          label={t('label')}
          help={t('help')}
          rows={2}
          maxLength={2000}
        />
      </Form>
    </div>
  );
}
