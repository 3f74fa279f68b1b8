'use client';

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button, IconButton } from './button.tsx';
import { classNames } from './lib/class-names.ts';
import { useUi } from './ui-context.tsx';

const widths = { small: 'max-w-md', medium: 'max-w-xl', large: 'max-w-4xl' };

/** Asks or shows something before the page goes on. Escape and the cross close it. */
export function Dialog({
  title,
  isOpen,
  onOpenChange,
  width = 'small',
  role = 'dialog',
  children,
}: {
  title: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  width?: keyof typeof widths;
  role?: 'dialog' | 'alertdialog';
  children: ReactNode;
}) {
  const { t } = useUi();
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={role === 'dialog'}
      className="fixed inset-0 z-50 flex items-end justify-center bg-scrim p-0 transition-opacity duration-100 data-entering:opacity-0 data-exiting:opacity-0 sm:items-center sm:p-6"
    >
      <Modal
        className={classNames(
          'flex max-h-full w-full rounded-t-lg border border-line bg-raised shadow-xl shadow-black/10 sm:rounded-lg',
          widths[width],
        )}
      >
        <AriaDialog
          role={role}
          className="flex w-full flex-col overflow-auto p-5 outline-none sm:p-6"
        >
          <div className="mb-4 flex items-start justify-between gap-4">
            <Heading slot="title" className="text-lg leading-7 font-semibold">
              {title}
            </Heading>
            <IconButton label={t('close')} icon={<X className="size-4" />} slot="close" />
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** For what cannot be undone: names what will happen, on the page and on the button. */
export function ConfirmDialog({
  title,
  isOpen,
  onOpenChange,
  confirmLabel,
  isDestructive = true,
  isPending = false,
  onConfirm,
  children,
}: {
  title: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  confirmLabel: string;
  isDestructive?: boolean;
  isPending?: boolean;
  onConfirm: () => void;
  children: ReactNode;
}) {
  const { t } = useUi();
  return (
    <Dialog title={title} isOpen={isOpen} onOpenChange={onOpenChange} role="alertdialog">
      <div className="text-sm text-muted">{children}</div>
      <DialogActions>
        <Button onPress={() => onOpenChange(false)}>{t('cancel')}</Button>
        <Button
          kind={isDestructive ? 'danger' : 'primary'}
          isPending={isPending}
          onPress={onConfirm}
        >
          {confirmLabel}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

export function DialogActions({ children }: { children: ReactNode }) {
  return (
    <div className="mt-6 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">{children}</div>
  );
}
