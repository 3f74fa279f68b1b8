'use client';

import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';

/** Says more about a control that has a name already; `children` is one React Aria control. */
export function Tooltip({ text, children }: { text: string; children: ReactElement }) {
  return (
    <TooltipTrigger delay={400} closeDelay={80}>
      {children}
      <AriaTooltip
        offset={6}
        className="max-w-64 rounded-sm bg-ink px-2 py-1 text-xs text-canvas data-entering:opacity-0 transition-opacity duration-100"
      >
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
