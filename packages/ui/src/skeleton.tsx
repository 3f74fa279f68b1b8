'use client';

import { classNames } from './lib/class-names.ts';
import { useUi } from './ui-context.tsx';

/** Holds the place of what is loading, in its size, so that nothing jumps. */
export function Skeleton({ className = 'h-4 w-24' }: { className?: string }) {
  return <span aria-hidden className={classNames('skeleton block', className)} />;
}

/** A page or section that loads: lines of text, said once to a screen reader. */
export function SkeletonText({ lines = 3 }: { lines?: number }) {
  const { t } = useUi();
  return (
    <div role="status" aria-label={t('loading')} className="flex flex-col gap-3">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike.
        <Skeleton key={line} className={line % 3 === 2 ? 'h-4 w-1/2' : 'h-4 w-full'} />
      ))}
    </div>
  );
}
