import { DescriptionList } from '@mobilytics/ui/description-list';
import { fact, momentFact } from '@mobilytics/ui/fact';
import { formatNumber } from '@mobilytics/ui/lib/format';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { TextLink } from '@mobilytics/ui/text-link';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import type { StaffMakeGoodFieldsFragment } from '#generated/graphql.ts';

const percent = { style: 'percent', maximumFractionDigits: 2 } as const;

/** The figures that a make-good stands on, and what came of it. */
export function MakeGoodFacts({ makeGood }: { makeGood: StaffMakeGoodFieldsFragment }) {
  const t = useTranslations('usage.makeGoods');
  const tc = useTranslations('common.columns');
  const { locale } = useUi();
  const { organization, line, campaignName, lineName, newLine, request } = makeGood;
  const whole = (value: string | number | null) =>
    value === null ? null : formatNumber(value, locale, { maximumFractionDigits: 0 });
  const invoice = line.charge?.invoice;
  return (
    <>
      <Section title={t('figures')} description={t('figuresText')}>
        <DescriptionList
          items={[
            ...fact(t('guaranteed'), whole(makeGood.guaranteedImpressions)),
            {
              term: t('delivered'),
              value: whole(makeGood.deliveredImpressions) ?? t('notMeasurable'),
            },
            {
              term: t('missing'),
              value: `${formatNumber(makeGood.shortfall, locale, percent)} · ${t(`reasons.${makeGood.reason}`)}`,
            },
            { term: t('level'), value: makeGood.level },
            ...fact(t('method'), makeGood.methodVersion),
            ...momentFact(t('asOf'), makeGood.asOf),
            ...fact(
              t('coverage'),
              makeGood.coverage && formatNumber(makeGood.coverage, locale, percent),
            ),
            { term: t('deliveredDays'), value: makeGood.deliveredDays },
            { term: t('price'), value: <Money value={makeGood.price} /> },
            { term: t('credit'), value: <Money value={makeGood.credit} /> },
            { term: t('days'), value: makeGood.extensionDays ?? t('noDays') },
          ]}
        />
      </Section>
      <Section title={t('about')}>
        <DescriptionList
          items={[
            {
              term: tc('customer'),
              value: (
                <TextLink href={`/billing/accounts/${organization.id}`}>
                  {organization.name}
                </TextLink>
              ),
            },
            {
              term: t('line'),
              value: (
                <TextLink href={`/lines/${line.id}`}>
                  {campaignName}, {lineName}
                </TextLink>
              ),
            },
            ...(invoice
              ? [
                  {
                    term: t('invoice'),
                    value: (
                      <TextLink href={`/billing/invoices/${invoice.id}`}>
                        {invoice.number ?? invoice.id}
                      </TextLink>
                    ),
                  },
                ]
              : []),
            ...(request
              ? [
                  {
                    term: t('request'),
                    value: (
                      <TextLink href={`/billing/approvals/${request.id}`}>{request.id}</TextLink>
                    ),
                  },
                ]
              : []),
            ...(newLine
              ? [
                  {
                    term: t('newLine'),
                    value: (
                      <TextLink href={`/lines/${newLine.id}`}>
                        {makeGood.newLineFrom} – {makeGood.newLineTo}
                      </TextLink>
                    ),
                  },
                ]
              : []),
            ...fact(t('creditNote'), makeGood.creditNoteId),
            ...fact(t('note'), makeGood.note),
            ...momentFact(t('proposed'), makeGood.proposedAt),
          ]}
        />
      </Section>
    </>
  );
}
