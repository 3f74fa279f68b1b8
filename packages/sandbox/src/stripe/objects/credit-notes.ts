import type Stripe from 'stripe';
import { z } from 'zod';
import {
  createFields,
  listFields,
  previewLinesFields,
  updateFields,
  withoutPaging,
} from '../credit-notes/credit-note-params.ts';
import { issueCreditNote, voidCreditNote } from '../credit-notes/issue-credit-note.ts';
import { cutPage, listObjects } from '../pagination.ts';
import { none, paging } from '../params.ts';
import { type Route, route } from '../route.ts';
import { mergeMetadata } from './merge-metadata.ts';

export const creditNoteRoutes: Route[] = [
  route('POST', '/v1/credit_notes', createFields, (sandbox, params) =>
    issueCreditNote(sandbox, params),
  ),
  route('GET', '/v1/credit_notes/preview', createFields, (sandbox, params) =>
    sandbox.rehearse(() => issueCreditNote(sandbox, params, { isPreview: true })),
  ),
  route('GET', '/v1/credit_notes/preview/lines', previewLinesFields, (sandbox, params) => {
    const note = sandbox.rehearse(() =>
      issueCreditNote(sandbox, withoutPaging(params), { isPreview: true }),
    );
    return cutPage('/v1/credit_notes/preview/lines', note.lines.data, params);
  }),
  route('GET', '/v1/credit_notes/:id', none, (sandbox, _, id) => sandbox.need('credit_note', id)),
  route('GET', '/v1/credit_notes/:id/lines', z.strictObject(paging), (sandbox, params, id) => {
    const { lines } = sandbox.need('credit_note', id);
    return cutPage(`/v1/credit_notes/${id}/lines`, lines.data, params);
  }),
  route('POST', '/v1/credit_notes/:id', updateFields, (sandbox, params, id) => {
    const note = sandbox.need('credit_note', id);
    const changes: Partial<Stripe.CreditNote> = {
      memo: params.memo === undefined ? note.memo : params.memo || null,
      metadata: mergeMetadata(note.metadata, params.metadata ?? {}),
    };
    return sandbox.change(note, changes, 'credit_note.updated');
  }),
  route('POST', '/v1/credit_notes/:id/void', none, (sandbox, _, id) =>
    voidCreditNote(sandbox, sandbox.need('credit_note', id)),
  ),
  route('GET', '/v1/credit_notes', listFields, ({ store }, { customer, invoice, ...rest }) =>
    listObjects(store, 'credit_note', '/v1/credit_notes', rest, { customer, invoice }),
  ),
];
