'use client';

import { useMutation, useQuery } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { ComboBoxField } from '@mobilytics/ui/combo-box-field';
import { Dialog } from '@mobilytics/ui/dialog';
import { ErrorState } from '@mobilytics/ui/error-state';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { useTranslations } from 'next-intl';
import { assignMutation, staffQuery } from '../exception-mutations.ts';
import type { Exception } from './exception-query.ts';

/** Gives the exception to one of us, or to nobody when the field is left empty. */
export function AssignDialog({
  exception,
  onClose,
}: {
  exception: Exception;
  onClose: () => void;
}) {
  const t = useTranslations('exceptions');
  const { data, error, refetch } = useQuery(staffQuery);
  const [assign] = useMutation(assignMutation);
  const form = useForm({
    draftKey: `assign-${exception.id}`,
    initialValues: { assigneeId: exception.assignee?.id ?? '' },
    submit: async ({ assigneeId }, key) => {
      const input = { exceptionId: exception.id, assigneeId: assigneeId || null };
      const result = await assign({ variables: { input }, context: idempotent(key) });
      const problems = problemsFromPaths(userProblems(result.data?.assignShipmentException));
      if (problems.length === 0) onClose();
      return problems;
    },
  });
  return (
    <Dialog title={t('assign')} isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Form form={form} submitLabel={t('assign')}>
          <ComboBoxField
            {...form.field('assigneeId')}
            label={t('columns.assignee')}
            help={t('assignHelp')}
            isOptional
            options={(data?.staffMembers ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form>
      )}
    </Dialog>
  );
}
