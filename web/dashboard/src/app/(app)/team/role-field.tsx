'use client';

import { RadioField } from '@mobilytics/ui/radio-field';
import { useTranslations } from 'next-intl';
import { useViewer } from '#layout/viewer.tsx';
import { roles } from './team-queries.ts';

/** A role with what it may do; only an owner can give the role of an owner. */
export function RoleField(props: {
  name: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}) {
  const t = useTranslations('team');
  const isOwner = useViewer().role === 'OWNER';
  return (
    <RadioField
      {...props}
      label={t('role')}
      options={roles
        .filter((role) => isOwner || role !== 'OWNER')
        .map((role) => ({
          value: role,
          label: t(`roleWord.${role}`),
          help: t(`roleHelp.${role}`),
        }))}
    />
  );
}
