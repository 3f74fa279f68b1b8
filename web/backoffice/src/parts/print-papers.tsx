'use client';

import { useMutation } from '@apollo/client/react';
import { Banner } from '@mobilytics/ui/banner';
import { Button } from '@mobilytics/ui/button';
import { ErrorState } from '@mobilytics/ui/error-state';
import { SelectField } from '@mobilytics/ui/select-field';
import { TextLink } from '@mobilytics/ui/text-link';
import { Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { graphql } from '#generated/gql.ts';
import type { LabelFileFormat, PaperKind, PrintPapersMutation } from '#generated/graphql.ts';
import { useAction } from '#lib/use-action.ts';

const printMutation = graphql(`
  mutation PrintPapers($input: PrintPapersInput!) {
    printPapers(input: $input) {
      ... on PrintPapersSuccess {
        url
        printed
        leftOut {
          reason
          shipment {
            id
            trackingNumber
          }
        }
      }
      ... on UserError {
        message
        path
      }
      ... on InvalidInput {
        problems {
          message
          path
        }
      }
    }
  }
`);

/** What the warehouse's printer prints. */
const usual = 'usual';

const formats = ['PDF_4X6', 'PDF_LETTER', 'PDF_A4', 'ZPL_4X6'] as const;
const kinds = [
  ['LABELS', 'printLabels'],
  ['PACKING_SLIPS', 'printSlips'],
  ['CUSTOMS_INVOICES', 'printInvoices'],
] as const;

type Printed = Extract<PrintPapersMutation['printPapers'], { __typename: 'PrintPapersSuccess' }>;

/** One file with the papers of a run, or of parcels, in the printer's format; as often as wanted. */
export function PrintPapers({ of }: { of: { bulkRunId: string } | { shipmentIds: string[] } }) {
  const t = useTranslations('bulkLabels');
  const [print] = useMutation(printMutation);
  const { run, isPending, problem } = useAction();
  const [format, setFormat] = useState<LabelFileFormat>();
  const [printed, setPrinted] = useState<Printed>();

  const fetchFile = async (kind: PaperKind) => {
    setPrinted(undefined);
    const answer = await run(`${kind} ${format} ${Date.now()}`, async (context) => {
      const { data } = await print({ variables: { input: { ...of, kind, format } }, context });
      return data?.printPapers;
    });
    if (answer && 'url' in answer) {
      setPrinted(answer);
      window.open(answer.url, '_blank', 'noopener');
    }
  };
  return (
    <div className="flex flex-col gap-4">
      <div className="max-w-60">
        <SelectField
          name="format"
          label={t('run.format')}
          value={format ?? usual}
          onChange={(value) => setFormat(formats.find((one) => one === value))}
          options={[
            { value: usual, label: t('run.usualFormat') },
            ...formats.map((value) => ({ value, label: t(`formats.${value}`) })),
          ]}
        />
      </div>
      <div className="flex flex-wrap gap-2">
        {kinds.map(([kind, label]) => (
          <Button
            key={kind}
            isPending={isPending}
            icon={<Printer aria-hidden className="size-4" />}
            onPress={() => void fetchFile(kind)}
          >
            {t(`run.${label}`)}
          </Button>
        ))}
      </div>
      {problem && <ErrorState error={problem} />}
      {printed && (
        <Banner
          tone={printed.leftOut.length > 0 ? 'warning' : 'success'}
          title={t('run.printed', { count: printed.printed })}
        >
          <TextLink href={printed.url} target="_blank">
            {t('run.openFile')}
          </TextLink>
          {printed.leftOut.length > 0 && (
            <>
              <p className="mt-2">{t('run.leftOut', { count: printed.leftOut.length })}</p>
              <ul className="list-disc pl-5">
                {printed.leftOut.slice(0, 20).map(({ shipment, reason }) => (
                  <li
                    key={shipment.id}
                  >{`${shipment.trackingNumber ?? shipment.id}: ${reason}`}</li>
                ))}
              </ul>
            </>
          )}
        </Banner>
      )}
    </div>
  );
}
