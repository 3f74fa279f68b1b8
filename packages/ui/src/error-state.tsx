'use client';

import { RotateCcw } from 'lucide-react';
import { Banner } from './banner.tsx';
import { Button } from './button.tsx';
import { CopyId } from './copy-id.tsx';
import type { ErrorText } from './lib/error-text.ts';
import { useUi } from './ui-context.tsx';

/** A failure: what was thrown, which the app describes, or the words themselves. */
export function ErrorState({
  error: failure,
  onRetry,
}: {
  error: ErrorText | Error;
  onRetry?: (() => void) | undefined;
}) {
  const { t, describeError } = useUi();
  const error = failure instanceof Error ? describeError(failure) : failure;
  return (
    <Banner
      tone="danger"
      title={error.title}
      action={
        onRetry && (
          <Button
            size="small"
            icon={<RotateCcw aria-hidden className="size-4" />}
            onPress={onRetry}
          >
            {t('retry')}
          </Button>
        )
      }
    >
      {error.text && <p>{error.text}</p>}
      {error.requestId && <CopyId id={error.requestId} />}
    </Banner>
  );
}
