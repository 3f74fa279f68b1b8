'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Banner } from '@mobilytics/ui/banner';
import { Button } from '@mobilytics/ui/button';
import { Section } from '@mobilytics/ui/page';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { PlainTable } from '#components/plain-table.tsx';
import type { DetailsPartFragment } from '#generated/graphql.ts';
import { useMay } from '#layout/viewer.tsx';
import { useAction } from '#lib/use-action.ts';
import { ContactDialog } from './contact-dialog.tsx';
import { removeContactMutation } from './details-queries.ts';

export type Contact = DetailsPartFragment['contacts'][number];

/** Whom mails about billing are sent to. */
export function Contacts({
  contacts,
  onChange,
}: {
  contacts: readonly Contact[];
  onChange: () => void;
}) {
  const t = useTranslations('billingDetails');
  const mayWrite = useMay('billing:write');
  const [remove] = useMutation(removeContactMutation);
  const action = useAction();
  const [edited, setEdited] = useState<Contact | 'NEW' | null>(null);
  const takeOff = async (contact: Contact) => {
    const isDone = await action.run(async (key) => {
      const input = { id: contact.id };
      const { data } = await remove({ variables: { input }, context: idempotent(key) });
      return userProblems(data?.removeBillingContact);
    });
    onChange();
    if (isDone) showToast(t('contactRemoved', { name: contact.name }));
  };
  return (
    <Section
      title={t('contacts')}
      description={t('contactsText')}
      actions={mayWrite && <Button onPress={() => setEdited('NEW')}>{t('addContact')}</Button>}
      isFlush={contacts.length > 0}
    >
      {action.problem && <Banner tone="danger">{action.problem}</Banner>}
      {contacts.length === 0 ? (
        <p className="text-sm text-muted">{t('noContacts')}</p>
      ) : (
        <PlainTable
          label={t('contacts')}
          rows={contacts}
          rowId={(contact) => contact.id}
          columns={[
            { header: t('contactName'), cell: ({ name }) => name },
            { header: t('email'), cell: ({ email }) => email },
            {
              header: t('mails'),
              cell: ({ mails }) => mails.map((mail) => t(`mail.${mail}`)).join(', '),
            },
            {
              header: t('language'),
              cell: ({ locale }) => (locale === 'fr' ? 'Français' : 'English'),
            },
            ...(mayWrite
              ? [
                  {
                    header: t('do'),
                    align: 'end' as const,
                    cell: (contact: Contact) => (
                      <span className="flex justify-end gap-2">
                        <Button
                          size="small"
                          aria-label={t('changeOf', { name: contact.name })}
                          onPress={() => setEdited(contact)}
                        >
                          {t('change')}
                        </Button>
                        <Button
                          size="small"
                          kind="quiet"
                          aria-label={t('removeOf', { name: contact.name })}
                          isPending={action.isPending}
                          onPress={() => void takeOff(contact)}
                        >
                          {t('remove')}
                        </Button>
                      </span>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {edited && (
        <ContactDialog
          contact={edited === 'NEW' ? null : edited}
          onClose={() => setEdited(null)}
          onChange={onChange}
        />
      )}
    </Section>
  );
}
