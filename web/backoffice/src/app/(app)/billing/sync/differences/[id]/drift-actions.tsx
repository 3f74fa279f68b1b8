'use client';

import { useMutation } from '@apollo/client/react';
import { Button } from '@mobilytics/ui/button';
import { ConfirmDialog } from '@mobilytics/ui/dialog';
import { ErrorState } from '@mobilytics/ui/error-state';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { DriftAction } from '#generated/graphql.ts';
import { useAction } from '#lib/use-action.ts';
import { cancelMutation, type Drift, releaseMutation, takeMutation } from '../drift-query.ts';

const objectCategories = ['MISSING_HERE', 'MISSING_THERE', 'DIFFERENT', 'ROW_DIFFERS'];

/** What can be done about a difference as it stands; each says first what will happen. */
export function DriftActions({ drift, onDone }: { drift: Drift; onDone: () => void }) {
  const t = useTranslations('sync.drift');
  const [take] = useMutation(takeMutation);
  const [cancel] = useMutation(cancelMutation);
  const [release] = useMutation(releaseMutation);
  const { run, isPending, problem } = useAction();
  const [asking, setAsking] = useState<DriftAction>();
  const { id, lastSeenAt, objectId } = drift;
  const variables = { input: { id } };
  const isObject = objectCategories.includes(drift.category);

  const actions = {
    TAKE_STRIPES: {
      label: isObject ? t('take') : t('accept'),
      title: isObject ? t('takeTitle') : t('acceptTitle'),
      text: isObject ? t('takeText') : t('acceptText'),
      send: async () => {
        const answer = await run(`take ${id} ${lastSeenAt}`, async (context) => {
          const { data } = await take({ variables, context });
          return data?.takeStripes;
        });
        return answer && t('taken');
      },
    },
    CANCEL_DUPLICATE: {
      label: t('cancelDuplicate'),
      title: t('cancelTitle', { id: objectId }),
      text: t('cancelText'),
      send: async () => {
        const answer = await run(`cancel ${id} ${lastSeenAt}`, async (context) => {
          const { data } = await cancel({ variables, context });
          return data?.cancelDuplicateSubscription;
        });
        return (
          answer && t('isPending' in answer && answer.isPending ? 'cancelPending' : 'canceled')
        );
      },
    },
    RELEASE_ORDER: {
      label: t('release'),
      title: t('releaseTitle'),
      text: t('releaseText'),
      send: async () => {
        const answer = await run(`release ${id} ${lastSeenAt}`, async (context) => {
          const { data } = await release({ variables, context });
          return data?.releasePaidOrder;
        });
        return answer && t('released');
      },
    },
  } satisfies Record<DriftAction, object>;
  const asked = asking && actions[asking];
  return (
    <>
      {problem && <ErrorState error={problem} />}
      {drift.allowedActions.map((action, at) => (
        <Button
          key={action}
          kind={at === 0 ? 'primary' : 'secondary'}
          onPress={() => setAsking(action)}
        >
          {actions[action].label}
        </Button>
      ))}
      {asked && (
        <ConfirmDialog
          title={asked.title}
          isOpen
          onOpenChange={() => setAsking(undefined)}
          confirmLabel={asked.label}
          isPending={isPending}
          onConfirm={async () => {
            const done = await asked.send();
            setAsking(undefined);
            if (done) showToast(done);
            onDone();
          }}
        >
          {asked.text}
        </ConfirmDialog>
      )}
    </>
  );
}
