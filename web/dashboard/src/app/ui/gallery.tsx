'use client';

import { AppShell } from '@mobilytics/ui/app-shell';
import { Banner } from '@mobilytics/ui/banner';
import { Button } from '@mobilytics/ui/button';
import { DateTime } from '@mobilytics/ui/date-time';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { ConfirmDialog } from '@mobilytics/ui/dialog';
import { ErrorState } from '@mobilytics/ui/error-state';
import { statuses } from '@mobilytics/ui/lib/status';
import { Menu } from '@mobilytics/ui/menu';
import { Money } from '@mobilytics/ui/money';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { Progress } from '@mobilytics/ui/progress';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { Status } from '@mobilytics/ui/status';
import { Stepper } from '@mobilytics/ui/stepper';
import { Tabs } from '@mobilytics/ui/tabs';
import { Timeline } from '@mobilytics/ui/timeline';
import { showToast } from '@mobilytics/ui/toast';
import { UserMenu } from '@mobilytics/ui/user-menu';
import { useChangeLocale } from '@mobilytics/web-shell/lib/use-change-locale';
import { useInitialTheme } from '@mobilytics/web-shell/providers';
import { House, Megaphone, Truck } from 'lucide-react';
import { useState } from 'react';
import { Figures } from './figures.tsx';
import { FormSample } from './form-sample.tsx';
import { TableSample } from './table-sample.tsx';

const navigation = [
  { href: '/ui', label: 'Home', icon: House },
  { href: '/ui/campaigns', label: 'Campaigns', icon: Megaphone, count: 3 },
  { href: '/ui/vehicles', label: 'Vehicles and devices', icon: Truck },
];

export function Gallery() {
  const [isAsking, setAsking] = useState(false);
  const theme = useInitialTheme();
  const changeLocale = useChangeLocale();
  return (
    <AppShell
      product="Mobilytics"
      navigation={navigation}
      commands={[
        {
          id: 'new',
          label: 'Create a campaign',
          group: 'actions',
          onAction: () => showToast('Created'),
        },
      ]}
      pageOfId={(id) => (id.startsWith('ord_') ? `/orders/${id}` : undefined)}
      userMenu={
        <UserMenu
          name="Anna Tremblay"
          detail="Northway Logistics"
          theme={theme}
          signOutLabel="Sign out"
          onSignOut={() => showToast('Signed out')}
          onLocaleChange={changeLocale}
        />
      }
    >
      <PageHeader
        title="Order 10042"
        crumbs={[{ label: 'Shop and orders', href: '/ui' }]}
        id="ord_01K9ZQ4T7M3F8V2C6N5B1X0RWD"
        meta={<Status status="IN_FULFILLMENT" />}
        description="Two sensor kits and a data plan, to Toronto."
        actions={
          <>
            <Menu
              label="More"
              groups={[
                {
                  id: 'all',
                  entries: [
                    {
                      id: 'hold',
                      label: 'Hold',
                      onAction: () => showToast('Held', { onUndo: () => undefined }),
                    },
                  ],
                },
              ]}
            >
              <Button>More</Button>
            </Menu>
            <Button kind="danger" onPress={() => setAsking(true)}>
              Cancel order
            </Button>
            <Button
              kind="primary"
              onPress={() => showToast('Order released', { onUndo: () => undefined })}
            >
              Release
            </Button>
          </>
        }
      />
      <ConfirmDialog
        title="Cancel order 10042?"
        isOpen={isAsking}
        onOpenChange={setAsking}
        confirmLabel="Cancel the order"
        onConfirm={() => setAsking(false)}
      >
        The payment of $1,204.66 CAD is refunded and two reserved devices go back to stock.
      </ConfirmDialog>
      <Figures />
      <TableSample />
      <Section title="Details">
        <Tabs
          label="Order"
          tabs={[
            {
              id: 'facts',
              label: 'Facts',
              content: (
                <DescriptionList
                  items={[
                    { term: 'Placed', value: <DateTime value="2026-11-20T15:04:00Z" /> },
                    {
                      term: 'Total',
                      value: <Money value={{ amount: '1204.66', currency: 'CAD' }} />,
                    },
                    {
                      term: 'Ship to',
                      value: 'Northway Logistics, 200 Bay Street, Toronto ON M5J 2J5',
                    },
                  ]}
                />
              ),
            },
            {
              id: 'timeline',
              label: 'Timeline',
              content: (
                <Timeline
                  label="Timeline"
                  events={[
                    {
                      id: '2',
                      at: '2026-11-21T12:00:00Z',
                      title: 'Shipment in transit',
                      detail: 'Canada Post, Mississauga ON',
                      tone: 'info',
                    },
                    {
                      id: '1',
                      at: '2026-11-20T15:04:00Z',
                      title: 'Order placed',
                      detail: 'Anna Tremblay',
                    },
                  ]}
                />
              ),
            },
          ]}
        />
      </Section>
      <Section title="A form">
        <FormSample />
      </Section>
      <Section title="States">
        <div className="flex flex-col gap-5">
          <Stepper label="Booking" steps={['Vehicles', 'Dates', 'Creative', 'Book']} current={1} />
          <Progress label="Labels bought" done={120} total={400} />
          <Banner tone="warning" title="Figures are late">
            The last ping is four hours old.
          </Banner>
          <ErrorState
            error={{
              title: 'Part of Mobilytics does not answer',
              text: 'Try again in a minute.',
              requestId: 'req_01K9ZQ4T7M',
            }}
            onRetry={() => undefined}
          />
          <SkeletonText lines={3} />
          <div className="flex flex-wrap gap-2">
            {Object.keys(statuses).map((word) => (
              <Status key={word} status={word} />
            ))}
          </div>
        </div>
      </Section>
    </AppShell>
  );
}
