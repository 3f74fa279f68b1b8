'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Dialog } from '@mobilytics/ui/dialog';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { RuleAction } from './rule-action.tsx';
import { RuleConditions } from './rule-conditions.tsx';
import { type RuleValues, readPreferred, ruleInput, startRule } from './rule-form.ts';
import { type Rule, saveRuleMutation, type Warehouse } from './rules-query.ts';

/** Adds a rule or changes one. */
export function RuleDialog({
  rule,
  warehouses,
  onClose,
  onSaved,
}: {
  rule: Rule | null;
  warehouses: readonly Warehouse[];
  onClose: () => void;
  onSaved: () => void;
}) {
  const t = useTranslations('shipping.form');
  const [save] = useMutation(saveRuleMutation);
  const form = useForm<RuleValues>({
    draftKey: `shipping-rule-${rule?.id ?? 'new'}`,
    initialValues: startRule(rule),
    validate: ({ strategy, preferred }) =>
      strategy !== 'PREFERRED'
        ? []
        : readPreferred(preferred)
            .filter(({ choice }) => !choice)
            .map(({ line }) => ({ field: 'preferred', message: t('preferredWrong', { line }) })),
    submit: async (values, key) => {
      const { data } = await save({
        variables: {
          input: { version: rule?.version ?? null, rule: ruleInput(rule?.id ?? null, values) },
        },
        context: idempotent(key),
      });
      const result = data?.saveShippingRule;
      if (result?.__typename === 'SaveShippingRuleSuccess') {
        showToast(t('saved'));
        onSaved();
        onClose();
      }
      return problemsFromPaths(userProblems(result).map(flat));
    },
  });
  return (
    <Dialog
      title={rule === null ? t('addTitle') : t('editTitle')}
      width="medium"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Form form={form} submitLabel={t('save')}>
        <RuleConditions form={form} warehouses={warehouses} />
        <RuleAction form={form} />
      </Form>
    </Dialog>
  );
}

/** The fields stand side by side; the API keeps them in `rule.conditions` and `rule.action`. */
const flat = (problem: { message: string; path: readonly string[] }) => ({
  ...problem,
  path: problem.path.filter((part) => !['rule', 'conditions', 'action'].includes(part)),
});
