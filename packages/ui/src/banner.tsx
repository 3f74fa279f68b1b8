import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './lib/class-names.ts';
import type { Tone } from './lib/status.ts';

const looks: Record<Tone, { className: string; icon: typeof Info }> = {
  neutral: { className: 'border-line bg-sunken text-ink', icon: Info },
  info: { className: 'border-info/40 bg-info-soft text-info', icon: Info },
  success: { className: 'border-success/40 bg-success-soft text-success', icon: CircleCheck },
  warning: { className: 'border-warning/40 bg-warning-soft text-warning', icon: TriangleAlert },
  danger: { className: 'border-danger/40 bg-danger-soft text-danger', icon: CircleAlert },
};

/** A message that stays with the page. Danger is read out at once, the rest when there is time. */
export function Banner({
  tone = 'info',
  title,
  action,
  children,
}: {
  tone?: Tone;
  title?: string;
  action?: ReactNode;
  children?: ReactNode;
}) {
  const { className, icon: Icon } = looks[tone];
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={classNames(
        'flex flex-wrap items-start gap-3 rounded-md border px-4 py-3 text-sm',
        className,
      )}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 grow basis-48">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="text-ink">{children}</div>}
      </div>
      {action}
    </div>
  );
}
