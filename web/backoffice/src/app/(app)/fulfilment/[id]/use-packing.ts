import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAction } from '#lib/use-action.ts';
import { inHand } from './parcels.ts';
import { packMutation } from './station-mutations.ts';
import type { Fulfilment } from './station-query.ts';
import type { useScanning } from './use-scanning.ts';

/** The word PACK: what is in hand becomes a parcel. Counts the packings, so that each form is new. */
export function usePacking(
  fulfilment: Fulfilment,
  scanning: ReturnType<typeof useScanning>,
  onChanged: () => void,
) {
  const t = useTranslations('fulfilment.pack');
  const [pack] = useMutation(packMutation);
  const { run } = useAction();
  const [round, setRound] = useState(0);

  const changed = () => {
    setRound((before) => before + 1);
    onChanged();
  };
  const packed = () => {
    scanning.startParcel();
    scanning.say({ tone: 'success', title: t('packed'), text: t('packedText') });
    changed();
  };
  const packInHand = async () => {
    const lines = inHand(fulfilment.lines, fulfilment.shipments, scanning.counted);
    if (lines.length === 0) {
      return scanning.say({ tone: 'danger', title: t('handsEmpty'), text: t('handsEmptyText') });
    }
    const answer = await run(JSON.stringify(lines), async (context) => {
      const variables = { input: { fulfillmentId: fulfilment.id, lines } };
      const { data } = await pack({ variables, context });
      const result = data?.packParcel;
      if (result && 'message' in result) {
        scanning.say({ tone: 'danger', title: t('refused'), text: result.message });
      }
      return result;
    });
    if (answer) packed();
  };
  return { round, changed, packed, packInHand: () => void packInHand() };
}
