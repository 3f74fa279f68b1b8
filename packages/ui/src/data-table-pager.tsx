'use client';

import { ChevronFirst, ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from 'react-aria-components';
import { IconButton } from './button.tsx';
import { formatNumber } from './lib/format.ts';
import { Menu } from './menu.tsx';
import { Skeleton } from './skeleton.tsx';
import { useUi } from './ui-context.tsx';
import type { TableController } from './use-table.tsx';

/** `PageInfo` of a Relay connection. */
export interface PageInfo {
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  startCursor?: string | null | undefined;
  endCursor?: string | null | undefined;
}

const pageSizes = [10, 25, 50, 100];

export function DataTablePager({
  table,
  totalCount,
  pageInfo,
}: {
  table: TableController;
  totalCount: number | undefined;
  pageInfo: PageInfo | undefined;
}) {
  const { t, locale } = useUi();
  const { after, before, pageSize } = table.state;
  const total =
    totalCount === 1 ? t('totalOne') : t('total', { count: formatNumber(totalCount ?? 0, locale) });
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-2 text-sm text-muted sm:px-5">
      <div aria-live="polite">
        {totalCount === undefined ? <Skeleton className="h-4 w-20" /> : total}
      </div>
      <div className="flex items-center gap-1">
        <Menu
          label={t('rows')}
          groups={[
            {
              id: 'sizes',
              selection: 'single',
              label: t('rows'),
              entries: pageSizes.map((size) => ({
                id: String(size),
                label: String(size),
                isCurrent: size === pageSize,
                onAction: () => table.change({ pageSize: size }),
              })),
            },
          ]}
        >
          <Button className="min-h-8 rounded-md px-2 data-hovered:bg-sunken">
            {t('labelled', { label: t('rows'), value: pageSize })}
          </Button>
        </Menu>
        {(after || before) && (
          <IconButton
            label={t('firstPage')}
            icon={<ChevronFirst aria-hidden className="size-4" />}
            onPress={() => table.change({ after: null, before: null })}
          />
        )}
        <IconButton
          label={t('previousPage')}
          icon={<ChevronLeft aria-hidden className="size-4" />}
          isDisabled={!pageInfo?.hasPreviousPage}
          onPress={() => table.change({ before: pageInfo?.startCursor ?? null, after: null })}
        />
        <IconButton
          label={t('nextPage')}
          icon={<ChevronRight aria-hidden className="size-4" />}
          isDisabled={!pageInfo?.hasNextPage}
          onPress={() => table.change({ after: pageInfo?.endCursor ?? null, before: null })}
        />
      </div>
    </div>
  );
}
