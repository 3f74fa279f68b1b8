'use client';

import { DataTable } from '@mobilytics/ui/data-table';
import { CalendarDay, DateTime } from '@mobilytics/ui/date-time';
import { statusOptions } from '@mobilytics/ui/lib/status';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { useTable } from '@mobilytics/ui/use-table';

const words = ['PLACED', 'CONFIRMED', 'IN_FULFILLMENT', 'COMPLETED', 'ON_HOLD'];
const orders = Array.from({ length: 12 }, (_, index) => ({
  id: `ord_${index}`,
  number: String(10_042 - index),
  customer: ['Northway Logistics', 'Maison Bélanger', 'Lakeshore Couriers'][index % 3] ?? '',
  status: words[index % words.length] ?? '',
  placedAt: new Date(Date.UTC(2026, 10, 22 - index, 14)).toISOString(),
  shipBy: `2026-11-${String(28 - index).padStart(2, '0')}`,
  total: { amount: (1204.66 - index * 83.5).toFixed(2), currency: index % 3 === 2 ? 'USD' : 'CAD' },
}));

export function TableSample() {
  const table = useTable({ filterIds: ['search', 'status'] });
  const { search, status } = table.state.filters;
  const rows = orders.filter(
    (order) =>
      (!status || order.status === status) &&
      (!search || order.customer.toLowerCase().includes(search.toLowerCase())),
  );
  return (
    <Section title="Orders" isFlush>
      <DataTable
        label="Orders"
        table={table}
        rows={rows}
        totalCount={rows.length}
        pageInfo={{ hasNextPage: true, hasPreviousPage: false, startCursor: 'a', endCursor: 'b' }}
        rowId={(order) => order.id}
        rowName={(order) => order.number}
        rowHref={(order) => `/orders/${order.id}`}
        filters={[
          { id: 'search', label: 'Customer', kind: 'search' },
          { id: 'status', label: 'Status', kind: 'select', options: statusOptions(words, 'en') },
        ]}
        bulkActions={[
          {
            id: 'hold',
            label: 'Hold',
            preview: (chosen) => `${chosen.length} orders wait until they are released.`,
            run: async (order) => (order.status === 'COMPLETED' ? 'It is completed.' : undefined),
            rowName: (order) => order.number,
          },
        ]}
        columns={[
          {
            id: 'number',
            header: 'Number',
            cell: (order) => order.number,
            text: (order) => order.number,
            isSortable: true,
          },
          {
            id: 'customer',
            header: 'Customer',
            cell: (order) => order.customer,
            text: (order) => order.customer,
          },
          {
            id: 'status',
            header: 'Status',
            cell: (order) => <Status status={order.status} />,
            text: (order) => order.status,
          },
          {
            id: 'placedAt',
            header: 'Placed',
            cell: (order) => <DateTime value={order.placedAt} />,
            text: (order) => order.placedAt,
            isSortable: true,
          },
          {
            id: 'shipBy',
            header: 'Ship by',
            cell: (order) => <CalendarDay value={order.shipBy} />,
            text: (order) => order.shipBy,
          },
          {
            id: 'total',
            header: 'Total',
            align: 'end',
            cell: (order) => <Money value={order.total} />,
            text: (order) => order.total.amount,
            isSortable: true,
          },
        ]}
      />
    </Section>
  );
}
