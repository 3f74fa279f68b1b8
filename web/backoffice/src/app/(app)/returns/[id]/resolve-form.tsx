'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { Section } from '@mobilytics/ui/page';
import { RadioField } from '@mobilytics/ui/radio-field';
import { TextField } from '@mobilytics/ui/text-field';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import type { ReturnResolution } from '#generated/graphql.ts';
import { type Return, resolveReturnMutation } from './return-query.ts';

/** What the customer gets for an inspected return; to give nothing, it is rejected above. */
export function ResolveForm({ found, onDone }: { found: Return; onDone: () => void }) {
  const t = useTranslations('returns');
  const [resolve] = useMutation(resolveReturnMutation);
  const { id, number, version } = found;
  const form = useForm({
    draftKey: `resolve-${id}`,
    initialValues: { resolution: '', note: '' },
    validate: ({ resolution }) =>
      resolution === '' ? [{ field: 'resolution', message: t('resolve.need') }] : [],
    submit: async ({ resolution, note }, key) => {
      const input = {
        ...{ id, version, note: note.trim() || null },
        resolution: resolution as ReturnResolution,
      };
      const { data } = await resolve({ variables: { input }, context: idempotent(key) });
      const answer = data?.resolveReturn;
      if (answer?.__typename === 'ResolveReturnSuccess') showToast(t('resolve.done', { number }));
      onDone();
      return problemsFromPaths(userProblems(answer));
    },
  });
  return (
    <Section title={t('resolve.title')} description={t('resolve.help')}>
      <Form form={form} submitLabel={t('resolve.submit')}>
        <RadioField
          {...form.field('resolution')}
          label={t('resolve.choice')}
          options={(['REPLACE', 'REFUND'] as const).map((value) => ({
            value,
            label: t(`resolutions.${value}`),
          }))}
        />
        <TextField
          {...form.field('note')}
          label={t('resolve.note')}
          rows={2}
          maxLength={500}
          isOptional
        />
      </Form>
    </Section>
  );
}
