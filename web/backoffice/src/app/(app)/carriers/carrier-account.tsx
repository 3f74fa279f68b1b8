import { useMutation } from '@apollo/client/react';
import { Button } from '@mobilytics/ui/button';
import { DateTime } from '@mobilytics/ui/date-time';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { ErrorState } from '@mobilytics/ui/error-state';
import { formatNumber } from '@mobilytics/ui/lib/format';
import { Section } from '@mobilytics/ui/page';
import { Badge } from '@mobilytics/ui/status';
import { showToast } from '@mobilytics/ui/toast';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAction } from '#lib/use-action.ts';
import { CallDialog, CallStatus, Operation } from '#parts/carrier-calls.tsx';
import { type CarrierAccount, checkMutation } from './carriers-query.ts';

const tones = { SANDBOX: 'neutral', TEST: 'info', PRODUCTION: 'success' } as const;
const breakers = {
  CLOSED: { tone: 'success', shape: 'check' },
  OPEN: { tone: 'danger', shape: 'cross' },
  HALF_OPEN: { tone: 'warning', shape: 'half' },
} as const;

/** One carrier: whether it answers, what may be asked of it, and how much of that is left. */
export function CarrierAccountSection({
  account,
  onChecked,
}: {
  account: CarrierAccount;
  onChecked: () => void;
}) {
  const t = useTranslations('carriers');
  const tc = useTranslations('common');
  const { locale } = useUi();
  const [check] = useMutation(checkMutation);
  const { run, isPending, problem } = useAction();
  const name = tc(`carriers.${account.carrier}`);
  const number = (value: number) => formatNumber(value, locale);
  const ask = async () => {
    const input = { carrier: account.carrier };
    const answer = await run(`${account.carrier}`, async (context) => {
      return (await check({ variables: { input }, context })).data?.checkCarrier;
    });
    onChecked();
    if (answer?.__typename === 'CheckCarrierSuccess') {
      const { offers, durationMs } = answer;
      showToast(t('checked', { carrier: name, offers, time: number(durationMs) }));
    }
  };
  return (
    <Section
      title={name}
      actions={
        <Button size="small" isPending={isPending} onPress={() => void ask()}>
          {t('check')}
        </Button>
      }
    >
      <div className="mb-3 flex flex-wrap gap-2">
        <Badge {...breakers[account.breaker]}>{t(`breaker.${account.breaker}`)}</Badge>
        <Badge tone={tones[account.environment]}>{t(`environment.${account.environment}`)}</Badge>
      </div>
      {problem && (
        <div className="mb-3">
          <ErrorState error={problem} />
        </div>
      )}
      <DescriptionList
        items={[
          { term: t('host'), value: <span className="font-mono text-xs">{account.host}</span> },
          { term: t('collects'), value: account.originCountries.join(', ') },
          {
            term: t('lastHour'),
            value:
              account.callsLastHour === 0
                ? t('noCalls')
                : t('answered', {
                    count: account.callsLastHour,
                    percent: account.successPercent ?? 0,
                    time: number(account.medianMs ?? 0),
                  }),
          },
          { term: t('lastFailure'), value: <LastFailure account={account} /> },
          { term: t('labels'), value: account.labelFormats.map(formatName).join(', ') },
          { term: t('offers'), value: <Capabilities account={account} /> },
          { term: t('budget'), value: <Budgets account={account} /> },
        ]}
      />
    </Section>
  );
}

/** `PDF_4X6` as people write it. */
const formatName = (format: string) =>
  format
    .replace('_', ' ')
    .replace('X', ' × ')
    .toLowerCase()
    .replace('pdf', 'PDF')
    .replace('zpl', 'ZPL')
    .replace('letter', 'Letter');

function LastFailure({ account: { lastFailure } }: { account: CarrierAccount }) {
  const t = useTranslations('carriers');
  const [isOpen, setOpen] = useState(false);
  if (lastFailure === null) return t('noFailure');
  return (
    <span className="flex flex-wrap items-center gap-2">
      <CallStatus call={lastFailure} />
      <Operation call={lastFailure} />
      <DateTime value={lastFailure.startedAt} />
      <Button size="small" onPress={() => setOpen(true)}>
        {t('calls.show')}
      </Button>
      {isOpen && <CallDialog call={lastFailure} onClose={() => setOpen(false)} />}
    </span>
  );
}

function Capabilities({ account }: { account: CarrierAccount }) {
  const t = useTranslations('carriers');
  return (
    <ul className="flex flex-wrap gap-1">
      {account.capabilities.map((capability) => (
        <li key={capability}>
          <Badge>{t(`capabilities.${capability}`)}</Badge>
        </li>
      ))}
    </ul>
  );
}

/** Only what is in use: a carrier has up to seven kinds of calls. */
function Budgets({ account: { budgets } }: { account: CarrierAccount }) {
  const t = useTranslations('carriers');
  const { locale } = useUi();
  const used = budgets.filter(({ usedPercent, pausedUntil }) => usedPercent > 0 || pausedUntil);
  if (used.length === 0) return t('budgetFree');
  return (
    <ul className="flex flex-col gap-1">
      {used.map(({ bucket, calls, seconds, usedPercent, pausedUntil }) => (
        <li key={`${bucket} ${seconds}`}>
          {t('budgetUsed', {
            bucket: t(`buckets.${bucket}`),
            percent: usedPercent,
            calls: formatNumber(calls, locale),
            seconds: formatNumber(seconds, locale),
          })}
          {pausedUntil && (
            <span className="text-warning">
              {' '}
              {t('paused')} <DateTime value={pausedUntil} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
