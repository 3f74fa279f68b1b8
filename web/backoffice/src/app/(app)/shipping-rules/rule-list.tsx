'use client';

import { useMutation } from '@apollo/client/react';
import { Button, IconButton } from '@mobilytics/ui/button';
import { ConfirmDialog } from '@mobilytics/ui/dialog';
import { EmptyState } from '@mobilytics/ui/empty-state';
import { ErrorState } from '@mobilytics/ui/error-state';
import { Section } from '@mobilytics/ui/page';
import { Badge } from '@mobilytics/ui/status';
import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { useAction } from '#lib/use-action.ts';
import { RuleDialog } from './rule-dialog.tsx';
import { useRuleWords } from './rule-words.ts';
import {
  deleteRuleMutation,
  orderRulesMutation,
  type Rule,
  type Warehouse,
} from './rules-query.ts';

/** The rules in their order, which buttons and Alt with an arrow change. */
export function RuleList({
  rules,
  warehouses,
  onChanged,
}: {
  rules: readonly Rule[];
  warehouses: readonly Warehouse[];
  onChanged: () => void;
}) {
  const t = useTranslations('shipping.rules');
  const words = useRuleWords(warehouses);
  const [order] = useMutation(orderRulesMutation);
  const [remove] = useMutation(deleteRuleMutation);
  const { run, isPending, problem } = useAction();
  const [edited, setEdited] = useState<Rule | 'new'>();
  const [doomed, setDoomed] = useState<Rule>();
  const [told, setTold] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef<string>(undefined);

  // A row that is moved in the page loses the focus, and the next press of the arrow with it.
  useEffect(() => {
    if (!told || moved.current === undefined) return;
    list.current?.querySelector<HTMLElement>(`[data-rule="${moved.current}"]`)?.focus();
    moved.current = undefined;
  }, [told]);

  const sorted = rules.toSorted((a, b) => a.position - b.position);
  const move = async (rule: Rule, by: -1 | 1) => {
    const from = sorted.indexOf(rule);
    const to = from + by;
    if (isPending || to < 0 || to >= sorted.length) return;
    const ids = sorted.map(({ id }) => id);
    ids.splice(to, 0, ...ids.splice(from, 1));
    const answer = await run(ids.join(), async (context) => {
      const { data } = await order({ variables: { input: { ids } }, context });
      return data?.orderShippingRules;
    });
    if (answer) setTold(t('moved', { name: rule.name, position: to + 1 }));
    else onChanged();
  };
  const destroy = async (rule: Rule) => {
    await run(`delete ${rule.id}`, async (context) => {
      const { data } = await remove({ variables: { input: { id: rule.id } }, context });
      return data?.deleteShippingRule;
    });
    setDoomed(undefined);
    onChanged();
  };
  return (
    <Section
      title={t('list')}
      description={sorted.length > 1 ? t('keys') : undefined}
      isFlush
      actions={
        <Button kind="primary" onPress={() => setEdited('new')}>
          {t('add')}
        </Button>
      }
    >
      {problem && (
        <div className="px-4 pb-3 sm:px-5">
          <ErrorState error={problem} />
        </div>
      )}
      <p role="status" className="sr-only">
        {told}
      </p>
      {sorted.length === 0 && <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
      <ol ref={list}>
        {sorted.map((rule, index) => (
          <li
            key={rule.id}
            data-rule={rule.id}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrows move what has the focus.
            tabIndex={0}
            aria-label={`${index + 1}. ${rule.name}`}
            onKeyDown={(event) => {
              if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
              event.preventDefault();
              moved.current = rule.id;
              void move(rule, event.key === 'ArrowUp' ? -1 : 1);
            }}
            className="flex flex-wrap items-start gap-x-4 gap-y-2 border-t border-line px-4 py-3 focus-visible:outline-offset-[-2px] sm:px-5"
          >
            <span className="figures w-6 shrink-0 text-right text-muted">{index + 1}</span>
            <div className="min-w-0 grow basis-56">
              <p className="flex flex-wrap items-center gap-2 font-medium [overflow-wrap:anywhere]">
                {rule.name}
                {!rule.active && <Badge tone="neutral">{t('off')}</Badge>}
              </p>
              <p className="text-sm text-muted">{words.when(rule)}</p>
              <p className="text-sm">{words.then(rule)}</p>
            </div>
            <div className="flex gap-1">
              <IconButton
                label={t('up', { name: rule.name })}
                icon={<ArrowUp className="size-4" />}
                isDisabled={index === 0}
                onPress={() => void move(rule, -1)}
              />
              <IconButton
                label={t('down', { name: rule.name })}
                icon={<ArrowDown className="size-4" />}
                isDisabled={index === sorted.length - 1}
                onPress={() => void move(rule, 1)}
              />
              <IconButton
                label={t('edit', { name: rule.name })}
                icon={<Pencil className="size-4" />}
                onPress={() => setEdited(rule)}
              />
              <IconButton
                label={t('delete', { name: rule.name })}
                icon={<Trash2 className="size-4" />}
                onPress={() => setDoomed(rule)}
              />
            </div>
          </li>
        ))}
      </ol>
      {edited && (
        <RuleDialog
          rule={edited === 'new' ? null : edited}
          warehouses={warehouses}
          onClose={() => setEdited(undefined)}
          onSaved={onChanged}
        />
      )}
      <ConfirmDialog
        title={t('deleteTitle')}
        isOpen={doomed !== undefined}
        onOpenChange={() => setDoomed(undefined)}
        confirmLabel={t('deleteAction')}
        isPending={isPending}
        onConfirm={() => doomed && void destroy(doomed)}
      >
        <p className="font-medium text-ink">{doomed?.name}</p>
        {t('deleteText')}
      </ConfirmDialog>
    </Section>
  );
}
