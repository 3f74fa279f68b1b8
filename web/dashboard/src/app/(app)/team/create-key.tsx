'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Banner } from '@mobilytics/ui/banner';
import { Button } from '@mobilytics/ui/button';
import { CopyId } from '@mobilytics/ui/copy-id';
import { DateField } from '@mobilytics/ui/date-field';
import { Dialog, DialogActions } from '@mobilytics/ui/dialog';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { TextField } from '@mobilytics/ui/text-field';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CheckGroup } from '#components/check-group.tsx';
import { useViewer } from '#layout/viewer.tsx';
import { keyScopes, scopeWordKey } from './scope-words.ts';
import { createApiKeyMutation } from './team-queries.ts';

export function CreateKey({
  isOpen,
  onOpenChange,
  onChange,
}: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onChange: () => void;
}) {
  const t = useTranslations('team');
  const [secret, setSecret] = useState<string>();
  const close = () => {
    setSecret(undefined);
    onOpenChange(false);
  };
  return (
    <Dialog
      title={t('createKeyTitle')}
      isOpen={isOpen}
      onOpenChange={close}
      width="medium"
      // The secret must not go away by a click beside the dialog.
      role={secret ? 'alertdialog' : 'dialog'}
    >
      {secret ? (
        <>
          <Banner tone="warning" title={t('secretTitle')}>
            <p className="mb-2">{t('secretText')}</p>
            <CopyId id={secret} className="max-w-full text-ink!" />
          </Banner>
          <DialogActions>
            <Button kind="primary" onPress={close}>
              {t('done')}
            </Button>
          </DialogActions>
        </>
      ) : (
        <KeyForm
          onMade={(made) => {
            setSecret(made);
            onChange();
          }}
        />
      )}
    </Dialog>
  );
}

function KeyForm({ onMade }: { onMade: (secret: string) => void }) {
  const t = useTranslations('team');
  const common = useTranslations('common');
  const viewer = useViewer();
  const [create] = useMutation(createApiKeyMutation);
  const form = useForm({
    draftKey: 'api-key-new',
    initialValues: { name: '', scopes: [] as string[], expiresAt: '' },
    validate: ({ name, scopes }) => [
      ...(name.trim() ? [] : [{ field: 'name', message: common('required') }]),
      ...(scopes.length > 0 ? [] : [{ field: 'scopes', message: common('required') }]),
    ],
    submit: async (values, idempotencyKey) => {
      // The day is included and is the person's own.
      const end = values.expiresAt ? new Date(`${values.expiresAt}T23:59:59`) : null;
      const { data } = await create({
        variables: {
          input: {
            name: values.name.trim(),
            scopes: values.scopes,
            expiresAt: end?.toISOString() ?? null,
          },
        },
        context: idempotent(idempotencyKey),
      });
      const result = data?.createApiKey;
      if (result?.__typename === 'CreateApiKeySuccess') onMade(result.secret);
      return problemsFromPaths(userProblems(result));
    },
  });
  const scopeText = (scope: string) => {
    const key = scopeWordKey(scope);
    return key ? t(`scopeWord.${key}`) : scope;
  };
  return (
    <Form form={form} submitLabel={t('keySubmit')}>
      <TextField
        {...form.field('name')}
        label={t('keyName')}
        help={t('keyNameHelp')}
        maxLength={80}
      />
      <CheckGroup
        {...form.field('scopes')}
        label={t('scopes')}
        help={t('scopesHelp')}
        options={keyScopes
          .filter((scope) => viewer.scopes.includes(scope))
          .map((scope) => ({ value: scope, label: scopeText(scope), help: <code>{scope}</code> }))}
      />
      <DateField
        {...form.field('expiresAt')}
        label={t('expiresAt')}
        help={t('expiresAtHelp')}
        isOptional
      />
    </Form>
  );
}
