'use client';

import { Banner } from '@mobilytics/ui/banner';
import { Button } from '@mobilytics/ui/button';
import { Dialog, DialogActions } from '@mobilytics/ui/dialog';
import { TextField } from '@mobilytics/ui/text-field';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { useAction } from '#lib/use-action.ts';

/** Ends something for good: says what will happen and asks why. */
export function ReasonDialog({
  title,
  confirmLabel,
  isOpen,
  onOpenChange,
  run,
  children,
}: {
  title: string;
  confirmLabel: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  run: (reason: string, idempotencyKey: string) => Promise<readonly { message: string }[]>;
  children: ReactNode;
}) {
  const t = useTranslations('common');
  const action = useAction();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const confirm = async () => {
    setMissing(!reason.trim());
    if (!reason.trim()) return;
    if (await action.run((key) => run(reason.trim(), key))) onOpenChange(false);
  };
  return (
    <Dialog title={title} isOpen={isOpen} onOpenChange={onOpenChange} role="alertdialog">
      <div className="flex flex-col gap-4">
        {action.problem && <Banner tone="danger">{action.problem}</Banner>}
        <div className="text-sm text-muted">{children}</div>
        <TextField
          label={t('reason')}
          value={reason}
          onChange={setReason}
          rows={3}
          maxLength={500}
          error={isMissing && !reason.trim() ? t('required') : undefined}
        />
      </div>
      <DialogActions>
        <Button onPress={() => onOpenChange(false)}>{t('back')}</Button>
        <Button kind="danger" isPending={action.isPending} onPress={() => void confirm()}>
          {confirmLabel}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
