'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Dialog } from '@mobilytics/ui/dialog';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { TextField } from '@mobilytics/ui/text-field';
import { useTranslations } from 'next-intl';
import { approveLineMutation } from './line-mutations.ts';

/** Approves a line and promises impressions; what is missing at its end is proposed to be made good. */
export function PromiseDialog({
  line: { id, name, version },
  onClose,
  onApproved,
}: {
  line: { id: string; name: string; version: number };
  onClose: () => void;
  onApproved: () => void;
}) {
  const t = useTranslations('usage.promise');
  const [approve] = useMutation(approveLineMutation);
  const form = useForm({
    draftKey: `promise-${id}`,
    initialValues: { guaranteedImpressions: '' },
    validate: ({ guaranteedImpressions: typed }) =>
      /^[1-9]\d{0,8}$/.test(whole(typed))
        ? []
        : [{ field: 'guaranteedImpressions', message: t('wrong') }],
    submit: async ({ guaranteedImpressions: typed }, key) => {
      const input = { id, version, guaranteedImpressions: Number(whole(typed)) };
      const { data } = await approve({ variables: { input }, context: idempotent(key) });
      const problems = problemsFromPaths(userProblems(data?.approveLine));
      if (problems.length === 0) {
        onApproved();
        onClose();
      }
      return problems;
    },
  });
  return (
    <Dialog title={t('title', { name })} isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Form form={form} submitLabel={t('confirm')}>
        <TextField
          {...form.field('guaranteedImpressions')}
          label={t('label')}
          help={t('help')}
          inputMode="numeric"
          autoFocus
        />
      </Form>
    </Dialog>
  );
}

/** Digits as people group them: `40 000`, `40,000`. */
const whole = (typed: string) => typed.replaceAll(/[\s,.\u00a0\u202f]/g, '');
