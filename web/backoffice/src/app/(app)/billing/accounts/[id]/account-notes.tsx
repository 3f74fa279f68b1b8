'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { Section } from '@mobilytics/ui/page';
import { TextField } from '@mobilytics/ui/text-field';
import { Timeline } from '@mobilytics/ui/timeline';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import type { Account } from './account-query.ts';

const noteMutation = graphql(`
  mutation AddAccountNote($input: AddAccountNoteInput!) {
    addAccountNote(input: $input) {
      ... on AddAccountNoteSuccess {
        account {
          id
          notes {
            id
            text
            writtenByName
            createdAt
          }
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

/** What staff keep in mind about an account; the customer does not see it. */
export function AccountNotes({ account, onDone }: { account: Account; onDone: () => void }) {
  const t = useTranslations('money.accounts');
  const [add] = useMutation(noteMutation);
  const organizationId = account.organization.id;
  const form = useForm({
    draftKey: `account-note-${account.id}`,
    initialValues: { text: '' },
    validate: ({ text }) => (text.trim() ? [] : [{ field: 'text', message: t('noteNeeded') }]),
    submit: async ({ text }, key) => {
      const variables = { input: { organizationId, text: text.trim() } };
      const answer = await add({ variables, context: idempotent(key) });
      const result = answer.data?.addAccountNote;
      if (result?.__typename === 'AddAccountNoteSuccess') {
        form.reset();
        onDone();
      }
      return problemsFromPaths(userProblems(result));
    },
  });
  return (
    <Section title={t('notes')}>
      {account.notes.length > 0 && (
        <div className="mb-5">
          <Timeline
            label={t('notes')}
            events={account.notes.map(({ id, text, writtenByName, createdAt }) => ({
              ...{ id, at: createdAt, title: text, detail: writtenByName },
            }))}
          />
        </div>
      )}
      <Form form={form} submitLabel={t('addNote')} submitKind="secondary">
        <TextField {...form.field('text')} label={t('note')} rows={2} maxLength={2000} />
      </Form>
    </Section>
  );
}
