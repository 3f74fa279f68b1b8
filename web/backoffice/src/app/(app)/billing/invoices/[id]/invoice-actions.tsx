'use client';

import { useMutation } from '@apollo/client/react';
import { Button } from '@mobilytics/ui/button';
import { ConfirmDialog } from '@mobilytics/ui/dialog';
import { ErrorState } from '@mobilytics/ui/error-state';
import { showToast } from '@mobilytics/ui/toast';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { InvoiceAction } from '#generated/graphql.ts';
import { useAction } from '#lib/use-action.ts';
import { ReasonDialog } from '#parts/reason-dialog.tsx';
import { useTellRequest } from '#parts/use-tell-request.ts';
import { CreditDialog } from './credit-dialog.tsx';
import {
  deleteMutation,
  markPaidMutation,
  sendMutation,
  voidMutation,
  writeOffMutation,
} from './invoice-mutations.ts';
import type { ShownInvoice } from './invoice-query.ts';

const withReason = ['VOID', 'MARK_PAID', 'WRITE_OFF'] as const;
type Reasoned = (typeof withReason)[number];
const isReasoned = (action: InvoiceAction): action is Reasoned =>
  (withReason as readonly string[]).includes(action);

/** What staff can do with an invoice in its state; the first is the page's primary action. */
export function InvoiceActions({ invoice, onDone }: { invoice: ShownInvoice; onDone: () => void }) {
  const t = useTranslations('money.invoice');
  const tw = useTranslations('money.words');
  const router = useRouter();
  const tell = useTellRequest();
  const [open, setOpen] = useState<InvoiceAction | null>(null);
  const [send] = useMutation(sendMutation);
  const [remove] = useMutation(deleteMutation);
  const [takeBack] = useMutation(voidMutation);
  const [markPaid] = useMutation(markPaidMutation);
  const [writeOff] = useMutation(writeOffMutation);
  const { run, isPending, problem } = useAction();
  const { id } = invoice;
  const name = invoice.number ?? invoice.stripeInvoiceId;

  const sendNow = async () => {
    const done = await run(`send ${id} ${invoice.state}`, async (context) => {
      const answer = await send({ variables: { input: { id } }, context });
      return answer.data?.sendInvoice;
    });
    if (done?.__typename === 'SendInvoiceSuccess') {
      showToast(done.isPending ? tw('pending') : t('done.SEND'));
    }
    onDone();
  };
  const deleteNow = async () => {
    const done = await run(`delete ${id}`, async (context) => {
      const answer = await remove({ variables: { input: { id } }, context });
      return answer.data?.deleteDraftInvoice;
    });
    setOpen(null);
    if (done?.__typename !== 'DeleteDraftInvoiceSuccess') return;
    showToast(done.isPending ? tw('pending') : t('done.DELETE'));
    router.push('/billing/invoices');
  };
  const press = (action: InvoiceAction) =>
    action === 'SEND' || action === 'SEND_AGAIN' ? void sendNow() : setOpen(action);

  return (
    <>
      {problem && <ErrorState error={problem} />}
      {invoice.allowedActions.map((action) => (
        <Button
          key={action}
          kind={action === 'SEND' ? 'primary' : 'secondary'}
          isPending={isPending && (action === 'SEND' || action === 'SEND_AGAIN')}
          onPress={() => press(action)}
        >
          {t(`actions.${action}`)}
        </Button>
      ))}
      <ConfirmDialog
        title={t('deleteTitle')}
        isOpen={open === 'DELETE'}
        onOpenChange={() => setOpen(null)}
        confirmLabel={t('actions.DELETE')}
        isPending={isPending}
        onConfirm={() => void deleteNow()}
      >
        {t('deleteText')}
      </ConfirmDialog>
      {open === 'CREDIT' && (
        <CreditDialog invoice={invoice} onClose={() => setOpen(null)} onDone={onDone} />
      )}
      {open !== null && isReasoned(open) && (
        <ReasonDialog
          draftKey={`${open}-${id}`}
          title={t(`titles.${open}`, { number: name })}
          help={t(`help.${open}`)}
          confirmLabel={t(`actions.${open}`)}
          onClose={() => setOpen(null)}
          send={async (reason, context) => {
            const request = { variables: { input: { id, reason } }, context };
            if (open === 'WRITE_OFF') {
              const result = (await writeOff(request)).data?.writeOffInvoice;
              if (result?.__typename === 'WriteOffInvoiceSuccess') tell(result.request);
              onDone();
              return result;
            }
            const result =
              open === 'VOID'
                ? (await takeBack(request)).data?.voidInvoice
                : (await markPaid(request)).data?.markInvoicePaid;
            if (result && 'isPending' in result) {
              showToast(result.isPending ? tw('pending') : t(`done.${open}`));
            }
            onDone();
            return result;
          }}
        />
      )}
    </>
  );
}
