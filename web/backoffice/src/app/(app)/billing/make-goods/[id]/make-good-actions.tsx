'use client';

import { useMutation } from '@apollo/client/react';
import { Button } from '@mobilytics/ui/button';
import { formatMoney } from '@mobilytics/ui/lib/format';
import { showToast } from '@mobilytics/ui/toast';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { StaffMakeGoodFieldsFragment } from '#generated/graphql.ts';
import { useMay } from '#layout/viewer.tsx';
import { ReasonDialog } from '#parts/reason-dialog.tsx';
import { declineMakeGoodMutation, requestMakeGoodMutation } from '../make-good-queries.ts';

type Choice = 'CREDIT' | 'EXTENSION' | 'DECLINE';

/** What can be done with a proposal: ask for money or days, which somebody else approves, or decline it. */
export function MakeGoodActions({
  makeGood,
  onDone,
}: {
  makeGood: StaffMakeGoodFieldsFragment;
  onDone: () => void;
}) {
  const t = useTranslations('usage.makeGoods');
  const { locale } = useUi();
  const mayDecide = useMay('staff:billing');
  const [choice, setChoice] = useState<Choice>();
  const [request] = useMutation(requestMakeGoodMutation);
  const [decline] = useMutation(declineMakeGoodMutation);
  const { id, state, credit, extensionDays } = makeGood;
  if (!mayDecide || state !== 'PROPOSED') return null;
  const values = {
    amount: formatMoney(credit.amount, credit.currency, locale),
    days: extensionDays ?? 0,
  };
  return (
    <>
      <Button kind="primary" onPress={() => setChoice('CREDIT')}>
        {t('choices.CREDIT.action', values)}
      </Button>
      {extensionDays !== null && (
        <Button onPress={() => setChoice('EXTENSION')}>
          {t('choices.EXTENSION.action', values)}
        </Button>
      )}
      <Button onPress={() => setChoice('DECLINE')}>{t('choices.DECLINE.action', values)}</Button>
      {choice && (
        <ReasonDialog
          draftKey={`make-good-${choice}-${id}`}
          title={t(`choices.${choice}.title`, values)}
          help={t(`choices.${choice}.help`, values)}
          confirmLabel={t(`choices.${choice}.confirm`, values)}
          onClose={() => setChoice(undefined)}
          send={async (reason, context) => {
            const answer =
              choice === 'DECLINE'
                ? (await decline({ variables: { input: { id, reason } }, context })).data
                    ?.declineMakeGood
                : (await request({ variables: { input: { id, remedy: choice, reason } }, context }))
                    .data?.requestMakeGood;
            if (answer && 'makeGood' in answer) showToast(t(`choices.${choice}.done`));
            onDone();
            return answer;
          }}
        />
      )}
    </>
  );
}
