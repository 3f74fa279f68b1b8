'use client';

import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Dialog } from '@mobilytics/ui/dialog';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { TextField } from '@mobilytics/ui/text-field';
import { useTranslations } from 'next-intl';

interface ReasonDialogProps {
  /** Names the draft: one for each object and action. */
  draftKey: string;
  title: string;
  /** What is asked for, when it is not a reason. */
  label?: string;
  /** What will happen, and who reads the reason. */
  help: string;
  confirmLabel: string;
  onClose: () => void;
  send: (
    reason: string,
    context: ReturnType<typeof idempotent>,
  ) => Promise<Parameters<typeof userProblems>[0]>;
}

/** Asks for the reason that a step needs, then takes the step. Mounted while it is open. */
export function ReasonDialog(props: ReasonDialogProps) {
  const t = useTranslations('common');
  const form = useForm({
    draftKey: props.draftKey,
    initialValues: { reason: '' },
    validate: ({ reason }) =>
      reason.trim() ? [] : [{ field: 'reason', message: t('reason.required') }],
    submit: async ({ reason }, key) => {
      const answer = await props.send(reason.trim(), idempotent(key));
      const problems = problemsFromPaths(userProblems(answer));
      if (problems.length === 0) props.onClose();
      return problems;
    },
  });
  return (
    <Dialog title={props.title} isOpen onOpenChange={(isOpen) => !isOpen && props.onClose()}>
      <Form form={form} submitLabel={props.confirmLabel}>
        <TextField
          {...form.field('reason')}
          label={props.label ?? t('reason.label')}
          help={props.help}
          rows={3}
          maxLength={500}
          autoFocus
        />
      </Form>
    </Dialog>
  );
}
