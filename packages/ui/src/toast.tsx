'use client';

import { X } from 'lucide-react';
import {
  UNSTABLE_ToastRegion as AriaToastRegion,
  Button,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
} from 'react-aria-components';
import { useUi } from './ui-context.tsx';

interface ToastMessage {
  text: string;
  onUndo: (() => void) | undefined;
}

const undoMs = 10_000;
const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 });

/** Says that something was done. With `onUndo` it offers to take it back for ten seconds. */
export function showToast(text: string, options: { onUndo?: () => void } = {}): void {
  queue.add({ text, onUndo: options.onUndo }, { timeout: options.onUndo ? undoMs : 6_000 });
}

export function ToastRegion() {
  const { t } = useUi();
  return (
    <AriaToastRegion
      queue={queue}
      aria-label={t('notifications')}
      className="fixed inset-x-4 bottom-4 z-60 flex flex-col items-end gap-2 rounded-md sm:left-auto"
    >
      {({ toast }) => (
        <Toast
          toast={toast}
          className="flex w-full items-center gap-3 rounded-md bg-ink py-2 pr-2 pl-4 text-sm text-canvas shadow-lg sm:w-auto sm:max-w-md"
        >
          <ToastContent className="grow">
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {toast.content.onUndo && (
            <Button
              className="min-h-8 rounded-sm px-2 font-semibold underline underline-offset-3 data-hovered:decoration-2 data-focus-visible:outline-canvas"
              onPress={() => {
                toast.content.onUndo?.();
                queue.close(toast.key);
              }}
            >
              {t('undo')}
            </Button>
          )}
          <Button
            slot="close"
            aria-label={t('dismiss')}
            className="flex size-8 shrink-0 items-center justify-center rounded-sm data-focus-visible:outline-canvas"
          >
            <X aria-hidden className="size-4" />
          </Button>
        </Toast>
      )}
    </AriaToastRegion>
  );
}
