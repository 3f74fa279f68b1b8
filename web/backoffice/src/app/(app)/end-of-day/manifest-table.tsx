import { useMutation } from '@apollo/client/react';
import { Button } from '@mobilytics/ui/button';
import { DateTime } from '@mobilytics/ui/date-time';
import { ConfirmDialog } from '@mobilytics/ui/dialog';
import { ErrorState } from '@mobilytics/ui/error-state';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAction } from '#lib/use-action.ts';
import { PlainTable } from '#parts/plain-table.tsx';
import { type DayManifest, handOverManifestMutation } from './end-of-day-query.ts';

interface ManifestTableProps {
  manifests: DayManifest[];
  onChange: () => Promise<unknown>;
}

/** The day's manifests: papers to print, and the button for when the driver has been. */
export function ManifestTable({ manifests, onChange }: ManifestTableProps) {
  const t = useTranslations('endOfDay.manifests');
  const [handOver] = useMutation(handOverManifestMutation);
  const { run, isPending, problem } = useAction();
  const [leaving, setLeaving] = useState<DayManifest | null>(null);
  const confirm = async (manifest: DayManifest) => {
    const answer = await run(manifest.id, async (context) => {
      const input = { manifestId: manifest.id };
      return (await handOver({ variables: { input }, context })).data?.handOverManifest;
    });
    setLeaving(null);
    await onChange();
    if (answer) showToast(t('done', { count: manifest.parcelCount }));
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
        rows={manifests}
        rowId={({ id }) => id}
        empty={t('none')}
        columns={[
          { id: 'status', header: t('status'), cell: ({ status }) => <Status status={status} /> },
          { id: 'parcels', header: t('parcels'), align: 'end', cell: (row) => row.parcelCount },
          {
            id: 'act',
            header: t('act'),
            cell: (row) =>
              row.status === 'CREATED' && (
                <Button size="small" onPress={() => setLeaving(row)}>
                  {t('handOver')}
                </Button>
              ),
          },
          { id: 'papers', header: t('papers'), cell: (row) => <Papers manifest={row} /> },
          {
            id: 'made',
            header: t('made'),
            cell: ({ createdAt }) => <DateTime value={createdAt} style="absolute" />,
          },
          { id: 'notes', header: t('notes'), cell: (row) => <Notes manifest={row} /> },
        ]}
      />
      {leaving && (
        <ConfirmDialog
          title={t('confirmTitle', { count: leaving.parcelCount })}
          isOpen
          onOpenChange={(isOpen) => !isOpen && setLeaving(null)}
          confirmLabel={t('handOver')}
          isDestructive={false}
          isPending={isPending}
          onConfirm={() => void confirm(leaving)}
        >
          {t('confirmText')}
        </ConfirmDialog>
      )}
    </>
  );
}

function Papers({ manifest }: { manifest: DayManifest }) {
  const t = useTranslations('endOfDay.manifests');
  const papers = [
    ...manifest.documentUrls.map((url, index) => ({
      url,
      label: t('document', { number: manifest.carrierManifestIds[index] ?? String(index + 1) }),
    })),
    ...(manifest.listUrl ? [{ url: manifest.listUrl, label: t('list') }] : []),
  ];
  return (
    <ul className="flex flex-col gap-1 py-1">
      {papers.map(({ url, label }) => (
        <li key={label}>
          <TextLink href={url} target="_blank">
            <span className="whitespace-nowrap">{label}</span>
          </TextLink>
        </li>
      ))}
    </ul>
  );
}

function Notes({ manifest }: { manifest: DayManifest }) {
  const t = useTranslations('endOfDay.manifests');
  const { failure, leftOut, status } = manifest;
  return (
    <div className="min-w-40 py-1">
      {failure && <p className="text-danger">{failure}</p>}
      {status === 'REQUESTED' && <p>{t('waiting')}</p>}
      {leftOut.length > 0 && (
        <p>
          {t('leftOut', {
            numbers: leftOut.map(({ trackingNumber }) => trackingNumber).join(', '),
          })}
        </p>
      )}
    </div>
  );
}
