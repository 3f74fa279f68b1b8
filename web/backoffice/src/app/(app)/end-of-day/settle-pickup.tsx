import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Dialog } from '@mobilytics/ui/dialog';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { TextField } from '@mobilytics/ui/text-field';
import { useTranslations } from 'next-intl';
import { type DayPickup, settlePickupMutation } from './end-of-day-query.ts';

interface SettlePickupProps {
  pickup: DayPickup;
  onClose: () => void;
  onChange: () => Promise<unknown>;
}

/** What the carrier said on the telephone of a booking that it never answered. */
export function SettlePickup({ pickup, onClose, onChange }: SettlePickupProps) {
  const t = useTranslations('endOfDay.pickup');
  const [settle] = useMutation(settlePickupMutation);
  const form = useForm({
    draftKey: `settle-${pickup.id}`,
    initialValues: { confirmationNumber: '' },
    submit: async ({ confirmationNumber }, key) => {
      const input = {
        pickupId: pickup.id,
        confirmationNumber: confirmationNumber.trim() || null,
      };
      const { data } = await settle({ variables: { input }, context: idempotent(key) });
      const problems = problemsFromPaths(userProblems(data?.settlePickup));
      if (problems.length === 0) onClose();
      await onChange();
      return problems;
    },
  });
  return (
    <Dialog title={t('settleTitle')} isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <p className="mb-4 text-sm text-muted">{pickup.failure}</p>
      <Form form={form} submitLabel={t('settleDone')}>
        <TextField
          {...form.field('confirmationNumber')}
          label={t('number')}
          help={t('settleHelp')}
          maxLength={60}
          isMono
          isOptional
          autoFocus
        />
      </Form>
    </Dialog>
  );
}
