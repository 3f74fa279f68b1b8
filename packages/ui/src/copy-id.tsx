'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { classNames } from './lib/class-names.ts';
import { useUi } from './ui-context.tsx';

/** An id, serial or key; a click copies it whole even when `label` shows less of it. */
export function CopyId({
  id,
  label,
  className,
}: {
  id: string;
  label?: string;
  className?: string;
}) {
  const { t } = useUi();
  const [isCopied, setCopied] = useState(false);
  // Who speaks to the page says what is seen, so that stands in the name as well.
  const value = label ? `${label} (${id})` : id;
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <Button
      aria-label={isCopied ? t('copied') : t('copy', { value })}
      onPress={async () => {
        await navigator.clipboard.writeText(id);
        setCopied(true);
      }}
      className={classNames(
        'inline-flex min-h-6 max-w-full items-center gap-1.5 rounded-sm px-1 font-mono text-xs text-muted data-hovered:bg-sunken data-hovered:text-ink',
        className,
      )}
    >
      <span className="truncate">{label ?? id}</span>
      {isCopied ? (
        <Check aria-hidden className="size-3.5 shrink-0 text-success" />
      ) : (
        <Copy aria-hidden className="size-3.5 shrink-0" />
      )}
    </Button>
  );
}
