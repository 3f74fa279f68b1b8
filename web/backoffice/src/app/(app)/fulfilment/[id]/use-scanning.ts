import { useApolloClient } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { scanMutation, unscanMutation } from './station-mutations.ts';
import type { Fulfilment } from './station-query.ts';

export interface ScanAnswer {
  tone: 'neutral' | 'success' | 'danger';
  title: string;
  text?: string;
  /** Rises, so that two equal answers are still two. */
  count: number;
}

export type Say = (answer: Omit<ScanAnswer, 'count'>) => void;

export interface ScannedDevice {
  id: string;
  serial: string;
}

export interface CountedLine {
  id: string;
  name: string;
  quantity: number;
}

/** One thing that can be undone: a device that was scanned, or a piece that was counted. */
type Done = { device: ScannedDevice; line?: never } | { line: CountedLine; device?: never };

/** How many pieces with serials are still to be scanned. */
export function missingPieces(lines: Fulfilment['lines']): number {
  return lines
    .filter((line) => line.serialized)
    .reduce((sum, line) => sum + line.quantity - line.scanned.length, 0);
}

/** Scans and takes back, one after another in the order they were scanned, and says what came of it. */
export function useScanning(fulfilmentId: string) {
  const t = useTranslations('fulfilment.scan');
  const client = useApolloClient();
  const { describeError } = useUi();
  const [answer, setAnswer] = useState<ScanAnswer>({
    tone: 'neutral',
    title: t('ready'),
    count: 0,
  });
  const queue = useRef(Promise.resolve());
  const attempt = useRef<{ serial: string; key: string }>(undefined);
  const [done, setDone] = useState<Done[]>([]);
  const [counted, setCounted] = useState<Record<string, number>>({});

  const say: Say = (said) => setAnswer((before) => ({ ...said, count: before.count + 1 }));
  const enqueue = (work: () => Promise<void>) => {
    queue.current = queue.current.then(work).catch((error: unknown) => {
      const { title, text } = describeError(error);
      say({ tone: 'danger', title, text: text ?? '' });
    });
  };

  const scan = (serial: string) =>
    enqueue(async () => {
      say({ tone: 'neutral', title: t('checking', { serial }) });
      // The same serial after a lost connection is the same attempt, and takes effect once.
      if (attempt.current?.serial !== serial)
        attempt.current = { serial, key: crypto.randomUUID() };
      const { data } = await client.mutate({
        mutation: scanMutation,
        variables: { input: { fulfillmentId: fulfilmentId, serial } },
        context: idempotent(attempt.current.key),
      });
      attempt.current = undefined;
      const result = data?.scanSerial;
      if (result?.__typename === 'ScanSerialSuccess') {
        setDone((before) => [...before, { device: result.device }]);
        const remaining = missingPieces(result.fulfillment.lines);
        say({
          tone: 'success',
          title: t('accepted', { serial: result.device.serial }),
          text: t('remaining', { count: remaining }),
        });
      } else if (result) {
        const next = result.__typename === 'SerialRefused' ? ` ${t(`next.${result.reason}`)}` : '';
        say({
          tone: 'danger',
          title: t('refused', { serial }),
          text: `${result.message}${next}`,
        });
      }
    });

  const remove = (device: ScannedDevice) =>
    enqueue(async () => {
      const { data } = await client.mutate({
        mutation: unscanMutation,
        variables: { input: { fulfillmentId: fulfilmentId, deviceId: device.id } },
        context: idempotent(crypto.randomUUID()),
      });
      const result = data?.unscanSerial;
      if (result?.__typename === 'UnscanSerialSuccess') {
        setDone((before) => before.filter((one) => one.device?.id !== device.id));
        say({
          tone: 'neutral',
          title: t('removed', { serial: device.serial }),
          text: t('remaining', { count: missingPieces(result.fulfillment.lines) }),
        });
      } else if (result) {
        say({ tone: 'danger', title: result.message });
      }
    });

  const count = (line: CountedLine, step: 1 | -1) => {
    const now = (counted[line.id] ?? 0) + step;
    setCounted((before) => ({ ...before, [line.id]: (before[line.id] ?? 0) + step }));
    setDone((before) =>
      step === 1
        ? [...before, { line }]
        : before.toSpliced(
            before.findLastIndex((one) => one.line?.id === line.id),
            1,
          ),
    );
    say({
      tone: step === 1 ? 'success' : 'neutral',
      title: t(step === 1 ? 'countedOne' : 'uncounted', { name: line.name }),
      text: t('countedSoFar', { now, of: line.quantity }),
    });
  };
  /** What was in hand is in a parcel now; only devices can still be taken back, one by one. */
  const startParcel = () => {
    setCounted({});
    setDone([]);
  };

  const last = done.at(-1);
  return {
    ...{ answer, say, scan, remove, counted, count, startParcel },
    undo: last && (() => (last.device ? remove(last.device) : count(last.line, -1))),
  };
}
