'use client';

import { EmptyState } from './empty-state.tsx';
import { formatNumber } from './lib/format.ts';
import type { MapContent } from './lib/map-content.ts';
import { useUi } from './ui-context.tsx';

/** What a map shows, in words and numbers. */
export function MapTable({ title, content }: { title: string; content: MapContent }) {
  const { t, locale } = useUi();
  const rows = [
    ...[...(content.trips ?? []), ...(content.points ?? [])].map((shown) => ({
      key: shown.id,
      label: shown.label,
      detail: shown.detail ?? '',
    })),
    ...[...(content.cells?.values ?? [])]
      .sort((one, other) => other.value - one.value)
      .map((cell) => ({
        key: cell.cell,
        label: cell.cell,
        detail: `${formatNumber(cell.value, locale)} ${content.cells?.unit}`,
      })),
  ];
  if (rows.length === 0) return <EmptyState title={t('noData')} />;
  return (
    <section
      aria-label={title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard.
      tabIndex={0}
      className="max-h-96 overflow-auto rounded-md border border-line"
    >
      <table className="w-full text-sm">
        <caption className="sr-only">{title}</caption>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row" className="border-b border-line px-3 py-1.5 text-left font-normal">
                {row.label}
              </th>
              <td className="border-b border-line px-3 py-1.5 text-right">{row.detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
