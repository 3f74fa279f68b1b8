'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Button } from '@mobilytics/ui/button';
import { ConfirmDialog } from '@mobilytics/ui/dialog';
import { Form, useForm } from '@mobilytics/ui/form';
import { Section } from '@mobilytics/ui/page';
import { TextField } from '@mobilytics/ui/text-field';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAction } from '#lib/use-action.ts';
import { type Dispute, saveEvidenceMutation, submitEvidenceMutation } from './dispute-queries.ts';

/** Texts that Stripe takes, in the order of the form; long ones have several rows. */
const fields: [name: string, rows?: number][] = [
  ['product_description', 3],
  ['customer_name'],
  ['customer_email_address'],
  ['billing_address'],
  ['customer_purchase_ip'],
  ['service_date'],
  ['shipping_address'],
  ['shipping_carrier'],
  ['shipping_date'],
  ['shipping_tracking_number'],
  ['refund_policy_disclosure', 3],
  ['refund_refusal_explanation', 3],
  ['cancellation_policy_disclosure', 3],
  ['cancellation_rebuttal', 3],
  ['duplicate_charge_id'],
  ['duplicate_charge_explanation', 3],
  ['access_activity_log', 3],
  ['uncategorized_text', 4],
];

type Values = Record<string, string>;

/** What proves that the payment was right. It is kept with Stripe until it is sent, once. */
export function EvidenceForm({ dispute, onDone }: { dispute: Dispute; onDone: () => void }) {
  const t = useTranslations('money');
  const [save] = useMutation(saveEvidenceMutation);
  const [submit] = useMutation(submitEvidenceMutation);
  const { run, isPending, problem } = useAction();
  const [isAsking, setAsking] = useState(false);
  const kept: Values = Object.fromEntries(
    dispute.evidence.filter(({ isFile }) => !isFile).map(({ field, value }) => [field, value]),
  );
  const suggested: Values = Object.fromEntries(
    dispute.suggestions.map(({ field, value }) => [field, value]),
  );
  const initialValues: Values = Object.fromEntries(
    fields.map(([name]) => [name, kept[name] ?? suggested[name] ?? '']),
  );
  const changedOf = (values: Values) =>
    fields
      .map(([field]) => ({ field, value: values[field]?.trim() ?? '' }))
      .filter(({ field, value }) => value !== (kept[field] ?? ''));
  const form = useForm<Values>({
    draftKey: `evidence-${dispute.id}`,
    initialValues,
    submit: async (values, key) => {
      const evidence = changedOf(values);
      const variables = { input: { id: dispute.id, evidence } };
      const answer = await save({ variables, context: idempotent(key) });
      const result = answer.data?.saveDisputeEvidence;
      if (result?.__typename === 'SaveDisputeEvidenceSuccess') {
        showToast(t(result.isPending ? 'words.pending' : 'disputes.saved'));
        onDone();
      }
      // `input.evidence.3.value` concerns the fourth text that was changed.
      return userProblems(result).map(({ message, path }) => ({
        ...{ message, field: evidence[Number(path[2])]?.field ?? null },
      }));
    },
  });
  const send = async () => {
    const evidence = changedOf(form.values);
    const done = await run(`submit ${JSON.stringify(evidence)}`, async (context) => {
      const answer = await submit({ variables: { input: { id: dispute.id, evidence } }, context });
      return answer.data?.submitDisputeEvidence;
    });
    setAsking(false);
    if (done?.__typename === 'SubmitDisputeEvidenceSuccess') {
      form.reset();
      showToast(t(done.isPending ? 'words.pending' : 'disputes.sent'));
      onDone();
    }
  };
  return (
    <Section title={t('disputes.evidence')} description={t('disputes.evidenceHelp')}>
      {problem && (
        <p role="alert" className="mb-4 text-sm text-danger">
          {problem.title}
        </p>
      )}
      <Form
        form={form}
        submitKind="secondary"
        submitLabel={t('disputes.save')}
        secondaryAction={
          <Button kind="primary" onPress={() => setAsking(true)}>
            {t('disputes.submit')}
          </Button>
        }
      >
        {fields.map(([name, rows]) => (
          <TextField
            key={name}
            {...form.field(name)}
            value={form.values[name] ?? ''}
            label={t(`disputes.fields.${name}`)}
            {...(suggested[name] ? { help: t('disputes.suggested') } : {})}
            {...(rows ? { rows } : {})}
            maxLength={20_000}
            isOptional
          />
        ))}
      </Form>
      <ConfirmDialog
        title={t('disputes.submitTitle')}
        isOpen={isAsking}
        onOpenChange={setAsking}
        confirmLabel={t('disputes.submit')}
        isDestructive={false}
        isPending={isPending}
        onConfirm={() => void send()}
      >
        {t('disputes.submitWarning')}
      </ConfirmDialog>
    </Section>
  );
}
