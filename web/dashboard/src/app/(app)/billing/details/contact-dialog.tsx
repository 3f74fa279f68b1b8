'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Dialog } from '@mobilytics/ui/dialog';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { RadioField } from '@mobilytics/ui/radio-field';
import { TextField } from '@mobilytics/ui/text-field';
import { showToast } from '@mobilytics/ui/toast';
import { useLocale, useTranslations } from 'next-intl';
import { CheckGroup } from '#components/check-group.tsx';
import type { BillingMail } from '#generated/graphql.ts';
import type { Contact } from './contacts.tsx';
import { addContactMutation, updateContactMutation } from './details-queries.ts';

const mails: BillingMail[] = ['INVOICES', 'PAYMENTS', 'REFUNDS'];

/** Adds a contact, or changes one. */
export function ContactDialog({
  contact,
  onClose,
  onChange,
}: {
  contact: Contact | null;
  onClose: () => void;
  onChange: () => void;
}) {
  const t = useTranslations('billingDetails');
  const locale = useLocale();
  const [add] = useMutation(addContactMutation);
  const [update] = useMutation(updateContactMutation);
  const form = useForm({
    draftKey: `billing-contact-${contact?.id ?? 'new'}`,
    initialValues: {
      name: contact?.name ?? '',
      email: contact?.email ?? '',
      locale: contact?.locale ?? locale,
      mails: (contact?.mails ?? mails) as string[],
    },
    submit: async (values, key) => {
      const input = { ...values, mails: values.mails as BillingMail[] };
      const context = idempotent(key);
      const answer = contact
        ? (await update({ variables: { input: { id: contact.id, ...input } }, context })).data
            ?.updateBillingContact
        : (await add({ variables: { input }, context })).data?.addBillingContact;
      const problems = problemsFromPaths(userProblems(answer));
      if (problems.length === 0) {
        showToast(t('contactSaved', { name: values.name }));
        onChange();
        onClose();
      }
      return problems;
    },
  });
  return (
    <Dialog
      title={contact ? t('changeOf', { name: contact.name }) : t('addContact')}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Form form={form} submitLabel={t('save')}>
        <TextField {...form.field('name')} label={t('contactName')} maxLength={100} />
        <TextField {...form.field('email')} label={t('email')} type="email" maxLength={254} />
        <CheckGroup
          {...form.field('mails')}
          label={t('mails')}
          options={mails.map((mail) => ({ value: mail, label: t(`mail.${mail}`) }))}
        />
        <RadioField
          {...form.field('locale')}
          label={t('language')}
          options={[
            { value: 'en', label: 'English' },
            { value: 'fr', label: 'Français' },
          ]}
        />
      </Form>
    </Dialog>
  );
}
