'use client';

import { RotateCcw } from 'lucide-react';
import { Banner } from './banner.tsx';
import { Button } from './button.tsx';
import { CopyId } from './copy-id.tsx';
import { useUi } from './ui-provider.tsx';

/** What happened, what it means for the person, what to do. */
export interface ErrorText {
  title: string;
  text?: string | undefined;
  /** Support finds the request in the logs by it. */
  requestId?: string | undefined;
}

export function ErrorState({
  error,
  onRetry,
}: {
  error: ErrorText;
  onRetry?: (() => void) | undefined;
}) {
  const { t } = useUi();
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
