'use client';

import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';
import { useUi } from './ui-context.tsx';

/** Parts of one object. The tab shown is in the address (`?tab=`), so that it can be linked to. */
export function Tabs({
  label,
  tabs,
  parameter = 'tab',
}: {
  label: string;
  tabs: { id: string; label: ReactNode; content: ReactNode }[];
  parameter?: string;
}) {
  const { navigate, searchParams, pathname } = useUi();
  const wanted = searchParams.get(parameter);
  const selected = (tabs.find((tab) => tab.id === wanted) ?? tabs[0])?.id;
  return (
    <AriaTabs
      {...(selected ? { selectedKey: selected } : {})}
      onSelectionChange={(key) => {
        const next = new URLSearchParams(searchParams);
        next.set(parameter, String(key));
        navigate(`${pathname}?${next}`, { replace: true });
      }}
    >
      <TabList aria-label={label} className="flex gap-1 overflow-x-auto border-b border-line">
        {tabs.map((tab) => (
          <Tab
            key={tab.id}
            id={tab.id}
            className="-mb-px cursor-default border-b-2 border-transparent px-3 py-2.5 text-sm whitespace-nowrap text-muted data-hovered:text-ink data-selected:border-accent data-selected:font-medium data-selected:text-ink data-focus-visible:outline-offset-[-2px]"
          >
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="pt-5">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
