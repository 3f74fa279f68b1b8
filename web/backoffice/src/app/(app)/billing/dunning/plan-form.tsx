'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Button, IconButton } from '@mobilytics/ui/button';
import { CheckboxField } from '@mobilytics/ui/checkbox-field';
import { Form, useForm } from '@mobilytics/ui/form';
import { NumberField } from '@mobilytics/ui/number-field';
import { Section } from '@mobilytics/ui/page';
import { SelectField } from '@mobilytics/ui/select-field';
import { showToast } from '@mobilytics/ui/toast';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { DunningStepKind } from '#generated/graphql.ts';
import { type DunningPlan, updatePlanMutation } from './dunning-queries.ts';

const kinds: DunningStepKind[] = ['NOTICE', 'MAIL', 'PAUSE', 'WRITE_OFF'];

interface Step {
  key: string;
  afterDays: number;
  kind: DunningStepKind;
}

interface Values {
  isActive: boolean;
  steps: Step[];
}

/** What happens after how many days; the whole plan is sent as it stands in the form. */
export function PlanForm({ plan, onDone }: { plan: DunningPlan; onDone: () => void }) {
  const t = useTranslations('money.dunning');
  const [update] = useMutation(updatePlanMutation);
  const form = useForm<Values>({
    draftKey: `dunning-plan-${plan.version}`,
    initialValues: {
      isActive: plan.isActive,
      steps: plan.steps.map(({ id, afterDays, kind }) => ({ key: id, afterDays, kind })),
    },
    submit: async ({ isActive, steps }, key) => {
      const input = {
        ...{ version: plan.version, isActive },
        steps: steps.map(({ afterDays, kind }) => ({ afterDays, kind })),
      };
      const answer = await update({ variables: { input }, context: idempotent(key) });
      const result = answer.data?.updateDunningPlan;
      if (result?.__typename === 'UpdateDunningPlanSuccess') {
        showToast(t('changed'));
        onDone();
      }
      // The steps are no fields of their own, so a problem says which step it is.
      return userProblems(result).map(({ message, path }) => {
        const index = path[1] === 'steps' ? Number(path[2]) : Number.NaN;
        const step = Number.isNaN(index) ? '' : `${t('step', { number: index + 1 })} — `;
        return { field: null, message: step + message };
      });
    },
  });
  const { steps } = form.values;
  const change = (key: string, part: Partial<Step>) =>
    form.set({ steps: steps.map((step) => (step.key === key ? { ...step, ...part } : step)) });
  return (
    <Section title={t('plan')} description={t('planHelp')}>
      <Form form={form} submitLabel={t('save')}>
        <CheckboxField {...form.field('isActive')} label={t('active')} />
        <ol className="flex flex-col gap-3">
          {steps.map((step, index) => (
            <li
              key={step.key}
              aria-label={t('step', { number: index + 1 })}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-3 sm:grid-cols-[8rem_minmax(0,1fr)_auto]"
            >
              <div className="max-sm:col-span-2">
                <NumberField
                  name={`days-${step.key}`}
                  label={t('afterDays')}
                  value={step.afterDays}
                  minValue={1}
                  maxValue={365}
                  onChange={(afterDays) => change(step.key, { afterDays })}
                />
              </div>
              <SelectField
                name={`kind-${step.key}`}
                label={t('what')}
                value={step.kind}
                onChange={(kind) => change(step.key, { kind: kind as DunningStepKind })}
                options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
              />
              <IconButton
                label={t('remove', { number: index + 1 })}
                icon={<Trash2 className="size-4" />}
                onPress={() => form.set({ steps: steps.filter(({ key }) => key !== step.key) })}
              />
            </li>
          ))}
        </ol>
        <div>
          <Button
            size="small"
            icon={<Plus aria-hidden className="size-4" />}
            onPress={() => {
              const afterDays = Math.min(365, Math.max(0, ...steps.map((s) => s.afterDays)) + 7);
              form.set({
                steps: [...steps, { key: crypto.randomUUID(), afterDays, kind: 'MAIL' }],
              });
            }}
          >
            {t('add')}
          </Button>
        </div>
      </Form>
    </Section>
  );
}
