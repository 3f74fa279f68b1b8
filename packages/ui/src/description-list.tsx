import type { ReactNode } from 'react';

/** Facts of an object as pairs; side by side when there is room. */
export function DescriptionList({ items }: { items: { term: string; value: ReactNode }[] }) {
  return (
    // The room of the place decides, because the same facts stand in a page and beside one.
    <div className="@container">
      <dl className="grid grid-cols-1 gap-x-6 gap-y-3 text-sm @3xs:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] @lg:grid-cols-[minmax(8rem,14rem)_1fr]">
        {items.map((item) => (
          <div key={item.term} className="contents">
            <dt className="text-muted">{item.term}</dt>
            <dd className="min-w-0 [overflow-wrap:anywhere]">{item.value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
