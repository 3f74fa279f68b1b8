'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { NumberField } from '@mobilytics/ui/number-field';
import { Section } from '@mobilytics/ui/page';
import { SelectField } from '@mobilytics/ui/select-field';
import { TextField } from '@mobilytics/ui/text-field';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import type { ReturnCondition } from '#generated/graphql.ts';
import { inspectReturnMutation, type ReturnParcel } from './return-query.ts';

const conditions: ReturnCondition[] = ['GOOD', 'DEFECTIVE', 'DAMAGED', 'WRONG_ITEM', 'MISSING'];

interface Piece {
  orderLineId: string;
  name: string;
  serial: string | null;
  quantity: number;
  condition: string;
  note: string;
}

/** Each announced piece, one by one; what has no serial as one row. */
function announcedPieces({ lines }: ReturnParcel): Piece[] {
  const blank = { condition: '', note: '' };
  return lines.flatMap(({ orderLineId, name, quantity, serialized, serials }): Piece[] =>
    serialized
      ? serials.map((serial) => ({ orderLineId, name, serial, quantity: 1, ...blank }))
      : [{ orderLineId, name, serial: null, quantity, ...blank }],
  );
}

export function InspectionForm({ parcel, onDone }: { parcel: ReturnParcel; onDone: () => void }) {
  const t = useTranslations('returns.inspect');
  const [inspect] = useMutation(inspectReturnMutation);
  const [scanned, setScanned] = useState('');
  const [heard, setHeard] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const form = useForm({
    draftKey: `inspect-${parcel.id}`,
    initialValues: { pieces: announcedPieces(parcel) },
    validate: ({ pieces }) =>
      pieces
        .filter(({ condition }) => condition === '')
        .map((piece) => ({ field: 'pieces', message: t('need', { piece: nameOf(piece) }) }))
        .slice(0, 1),
    submit: async ({ pieces }, key) => {
      const input = {
        ...{ id: parcel.id, version: parcel.version },
        pieces: pieces.map(({ name: _, condition, note, ...piece }) => ({
          ...piece,
          condition: condition as ReturnCondition,
          note: note.trim() || null,
        })),
      };
      const { data } = await inspect({ variables: { input }, context: idempotent(key) });
      const answer = data?.inspectReturn;
      if (answer?.__typename === 'InspectReturnSuccess') showToast(t('done'));
      onDone();
      return problemsFromPaths(userProblems(answer));
    },
  });
  const { pieces } = form.values;
  const change = (index: number, part: Partial<Piece>) =>
    form.set({ pieces: pieces.map((piece, at) => (at === index ? { ...piece, ...part } : piece)) });

  /** A scanner types the serial and Enter. */
  const take = () => {
    const serial = scanned.replaceAll(/\s/g, '').toUpperCase();
    setScanned('');
    if (serial === '') return;
    const index = pieces.findIndex((piece) => piece.serial === serial);
    setHeard(t(index === -1 ? 'added' : 'found', { serial }));
    if (index === -1) {
      const line = parcel.lines.find(({ serialized }) => serialized);
      if (line === undefined) return;
      const { orderLineId, name } = line;
      const wrong = { orderLineId, name, serial, quantity: 1, condition: 'WRONG_ITEM', note: '' };
      form.set({ pieces: [...pieces, wrong] });
      return;
    }
    list.current?.children[index]?.querySelector('button')?.focus();
  };

  return (
    <Section title={t('title')} description={t('help')}>
      <form
        className="mb-6 max-w-md"
        onSubmit={(event) => {
          event.preventDefault();
          take();
        }}
      >
        <TextField
          name="scan"
          label={t('scan')}
          help={t('scanHelp')}
          value={scanned}
          onChange={setScanned}
          autoComplete="off"
          isMono
          isOptional
          autoFocus
        />
        <p aria-live="polite" className="mt-1 min-h-5 text-sm">
          {heard}
        </p>
      </form>
      <Form form={form} submitLabel={t('submit')}>
        <ul ref={list} data-field="pieces" className="flex flex-col divide-y divide-line">
          {pieces.map((piece, index) => (
            <li
              key={`${piece.orderLineId}${piece.serial}`}
              className="grid items-end gap-3 py-4 sm:grid-cols-2"
            >
              <SelectField
                name={`condition-${index}`}
                label={t('condition', { piece: nameOf(piece) })}
                value={piece.condition}
                onChange={(condition) => change(index, { condition })}
                options={conditions.map((value) => ({
                  value,
                  label: t(`conditions.${value}`),
                }))}
              />
              <TextField
                name={`note-${index}`}
                label={t('note', { piece: nameOf(piece) })}
                value={piece.note}
                onChange={(note) => change(index, { note })}
                maxLength={500}
                isOptional
              />
              {piece.serial === null && (
                <NumberField
                  name={`quantity-${index}`}
                  label={t('quantity', { piece: piece.name })}
                  minValue={1}
                  value={piece.quantity}
                  onChange={(quantity) => change(index, { quantity })}
                />
              )}
            </li>
          ))}
        </ul>
      </Form>
    </Section>
  );
}

const nameOf = ({ serial, name }: Pick<Piece, 'serial' | 'name'>) => serial ?? name;
