import { useMutation } from '@apollo/client/react';
import { Button } from '@mobilytics/ui/button';
import { CopyId } from '@mobilytics/ui/copy-id';
import { ConfirmDialog } from '@mobilytics/ui/dialog';
import { ErrorState } from '@mobilytics/ui/error-state';
import { Status } from '@mobilytics/ui/status';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAction } from '#lib/use-action.ts';
import { PlainTable } from '#parts/plain-table.tsx';
import { cancelPickupMutation, type DayPickup } from './end-of-day-query.ts';
import { SettlePickup } from './settle-pickup.tsx';

interface PickupTableProps {
  pickups: DayPickup[];
  onChange: () => Promise<unknown>;
}

/** The drivers who were asked to come that day. */
export function PickupTable({ pickups, onChange }: PickupTableProps) {
  const t = useTranslations('endOfDay.pickup');
  const [cancel] = useMutation(cancelPickupMutation);
  const { run, isPending, problem } = useAction();
  const [leaving, setLeaving] = useState<DayPickup | null>(null);
  const [settling, setSettling] = useState<DayPickup | null>(null);
  const confirm = async ({ id }: DayPickup) => {
    const answer = await run(id, async (context) => {
      const input = { pickupId: id };
      return (await cancel({ variables: { input }, context })).data?.cancelPickup;
    });
    setLeaving(null);
    await onChange();
    if (answer) showToast(t('canceled'));
  };
  return (
    <>
      <h3 className="px-4 pt-4 pb-1 text-sm font-semibold sm:px-5">{t('title')}</h3>
      {problem && (
        <div className="px-4 py-2 sm:px-5">
          <ErrorState error={problem} />
        </div>
      )}
      <PlainTable
        label={t('title')}
        rows={current(pickups)}
        rowId={({ id }) => id}
        empty={t('none')}
        columns={[
          { id: 'status', header: t('status'), cell: ({ status }) => <Status status={status} /> },
          {
            id: 'window',
            header: t('window'),
            cell: ({ readyAt, closesAt }) => (
              <span className="figures whitespace-nowrap">
                {readyAt} – {closesAt}
              </span>
            ),
          },
          {
            id: 'act',
            header: t('act'),
            cell: (row) => (
              <>
                {row.status === 'BOOKED' && (
                  <Button size="small" onPress={() => setLeaving(row)}>
                    {t('cancel')}
                  </Button>
                )}
                {row.status === 'REQUESTED' && (
                  <Button size="small" onPress={() => setSettling(row)}>
                    {t('settle')}
                  </Button>
                )}
              </>
            ),
          },
          { id: 'parcels', header: t('parcels'), align: 'end', cell: (row) => row.parcelCount },
          { id: 'where', header: t('where'), cell: ({ instructions }) => instructions },
          {
            id: 'number',
            header: t('number'),
            cell: ({ confirmationNumber, failure }) =>
              confirmationNumber ? (
                <CopyId id={confirmationNumber} />
              ) : (
                <p className="max-w-80 py-1 [overflow-wrap:anywhere]">{failure}</p>
              ),
          },
        ]}
      />
      {leaving && (
        <ConfirmDialog
          title={t('cancelTitle')}
          isOpen
          onOpenChange={(isOpen) => !isOpen && setLeaving(null)}
          confirmLabel={t('cancel')}
          isPending={isPending}
          onConfirm={() => void confirm(leaving)}
        >
          {t('cancelText')}
        </ConfirmDialog>
      )}
      {settling && (
        <SettlePickup pickup={settling} onClose={() => setSettling(null)} onChange={onChange} />
      )}
    </>
  );
}

/** What was refused before the driver was booked has done its duty. */
function current(pickups: DayPickup[]): DayPickup[] {
  const open = pickups.filter(({ status }) => status !== 'FAILED');
  return open.length > 0 ? open : pickups;
}
