'use client';

import { Banner } from '@mobilytics/ui/banner';
import { Button, LinkButton } from '@mobilytics/ui/button';
import { CalendarDay } from '@mobilytics/ui/date-time';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { momentFact } from '@mobilytics/ui/fact';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { BookLine } from './book-line.tsx';
import type { Line } from './campaign-query.ts';
import { CancelLine } from './cancel-line.tsx';

/** A line: what it is, what it costs, what stands in its way, and what can be done with it. */
export function LineCard({
  campaignId,
  line,
  onChange,
}: {
  campaignId: string;
  line: Line;
  onChange: () => void;
}) {
  const t = useTranslations('campaigns');
  const [open, setOpen] = useState<'book' | 'cancel' | null>(null);
  const may = (action: Line['allowedActions'][number]) => line.allowedActions.includes(action);
  return (
    <Section
      title={line.name}
      description={<Status status={line.status} />}
      actions={
        <>
          {may('CANCEL') && (
            <Button size="small" kind="quiet" onPress={() => setOpen('cancel')}>
              {t('cancelLine')}
            </Button>
          )}
          {may('EDIT') && (
            <LinkButton size="small" href={`/campaigns/${campaignId}/lines/${line.id}`}>
              {t('edit')}
            </LinkButton>
          )}
          {may('BOOK') && (
            <Button
              size="small"
              kind="primary"
              isDisabled={line.problems.length > 0}
              onPress={() => setOpen('book')}
            >
              {t('book')}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {line.status === 'DRAFT' && line.problems.length > 0 && (
          <Banner tone="warning" title={t('problems')}>
            <ul className="list-disc pl-5">
              {line.problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </Banner>
        )}
        {line.status === 'PENDING_BOOKING' && <Banner tone="info">{t('waiting')}</Banner>}
        {line.declineReason && (
          <Banner tone="danger" title={t('declineReason')}>
            {line.declineReason}
          </Banner>
        )}
        {line.stopReason && (
          <Banner tone="danger" title={t('stopReason')}>
            {line.stopReason}
          </Banner>
        )}
        <LineFacts line={line} />
      </div>
      <BookLine
        line={line}
        isOpen={open === 'book'}
        onOpenChange={(isOpen) => setOpen(isOpen ? 'book' : null)}
        onChange={onChange}
      />
      <CancelLine
        line={line}
        isOpen={open === 'cancel'}
        onOpenChange={(isOpen) => setOpen(isOpen ? 'cancel' : null)}
        onChange={onChange}
      />
    </Section>
  );
}

function LineFacts({ line }: { line: Line }) {
  const t = useTranslations('campaigns');
  const common = useTranslations('common');
  return (
    <DescriptionList
      items={[
        {
          term: t('dates'),
          value: (
            <>
              <CalendarDay value={line.startDate} /> – <CalendarDay value={line.endDate} />
            </>
          ),
        },
        { term: t('placement'), value: common(`placement.${line.placement}`) },
        {
          term: t('vehicles'),
          value: (
            <ul className="flex flex-wrap gap-x-3 gap-y-1">
              {line.vehicles.map((vehicle) => (
                <li key={vehicle.id}>
                  <TextLink href={`/vehicles/${vehicle.id}`}>{vehicle.name}</TextLink>
                </li>
              ))}
            </ul>
          ),
        },
        {
          term: t('creative'),
          value: line.creative ? (
            <span className="flex flex-wrap items-center gap-2">
              {line.creative.url ? (
                <TextLink href={line.creative.url} target="_blank" rel="noreferrer">
                  {line.creative.name}
                </TextLink>
              ) : (
                line.creative.name
              )}
              <Status status={line.creative.status} />
            </span>
          ) : (
            t('noCreative')
          ),
        },
        {
          term: t('price'),
          value: line.price ? <Money value={line.price} /> : t('noPrice'),
        },
        { term: t('basis'), value: line.priceBasis },
        ...momentFact(t('bookedAt'), line.bookedAt, 'relative'),
        ...momentFact(t('approvedAt'), line.approvedAt, 'relative'),
      ]}
    />
  );
}
