'use client';

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Banner } from './banner.tsx';
import { Button, type ButtonKind } from './button.tsx';
import { dropDraft, readDraft, writeDraft } from './lib/draft.ts';
import { type FormProblem, placeProblems } from './lib/form-problems.ts';
import { useUi } from './ui-context.tsx';

export interface FormOptions<Values extends object> {
  /** Names the draft kept for this tab, for example `vehicle-new` or `line-lin_123`. */
  draftKey: string;
  initialValues: Values;
  /** Never kept: passwords, files. */
  omitFromDraft?: (keyof Values & string)[];
  /** Problems that need no server. */
  validate?: (values: Values) => FormProblem[];
  /**
   * Sends the form. What it returns is shown at the fields; an empty list is success.
   * What it throws is described by the app and may be sent again.
   * The idempotency key stays the same until success, so that a repeated send takes effect once.
   */
  submit: (values: Values, idempotencyKey: string) => Promise<FormProblem[]>;
}

export interface FormState<Values extends object> {
  values: Values;
  set: (change: Partial<Values>) => void;
  /** Props for the field of a name: value, onChange, name, error. */
  field: <Name extends keyof Values & string>(
    name: Name,
  ) => {
    name: Name;
    value: Values[Name];
    onChange: (value: Values[Name]) => void;
    error: string | undefined;
  };
  problems: FormProblem[];
  isSubmitting: boolean;
  /** Counts answers, so that the summary takes the focus at each. */
  answers: number;
  isDirty: boolean;
  isRestored: boolean;
  send: () => Promise<void>;
  reset: () => void;
}

export function useForm<Values extends object>(options: FormOptions<Values>): FormState<Values> {
  const { describeError } = useUi();
  const { draftKey, initialValues, omitFromDraft = [] } = options;
  const [values, setValues] = useState(initialValues);
  const [problems, setProblems] = useState<FormProblem[]>([]);
  const [isSubmitting, setSubmitting] = useState(false);
  const [answers, setAnswers] = useState(0);
  const [isDirty, setDirty] = useState(false);
  const [isRestored, setRestored] = useState(false);
  const isSending = useRef(false);
  const idempotencyKey = useRef<string>(undefined);

  // Storage is read after the first paint, so that the server's HTML and the browser's agree.
  useEffect(() => {
    const draft = readDraft<Values>(draftKey);
    if (!draft || Object.keys(draft).length === 0) return;
    setValues((current) => ({ ...current, ...draft }));
    setDirty(true);
    setRestored(true);
  }, [draftKey]);

  const set = (change: Partial<Values>) => {
    const next = { ...values, ...change };
    setValues(next);
    setDirty(true);
    const kept = Object.fromEntries(
      Object.entries(next).filter(([name]) => !(omitFromDraft as string[]).includes(name)),
    );
    writeDraft(draftKey, kept);
    setProblems((current) =>
      current.filter((problem) => !(problem.field && problem.field in change)),
    );
  };

  const reset = () => {
    dropDraft(draftKey);
    setValues(initialValues);
    setDirty(false);
    setRestored(false);
    setProblems([]);
    idempotencyKey.current = undefined;
  };

  const send = async () => {
    // A second click before React has painted the first must not send again.
    if (isSending.current) return;
    const found = options.validate?.(values) ?? [];
    setProblems(found);
    setAnswers((count) => count + 1);
    if (found.length > 0) return;
    isSending.current = true;
    setSubmitting(true);
    idempotencyKey.current ??= crypto.randomUUID();
    try {
      const answer = await options.submit(values, idempotencyKey.current);
      setProblems(placeProblems(answer, Object.keys(values)));
      // A refusal was an answer to this key; what the person corrects is a new attempt.
      idempotencyKey.current = undefined;
      if (answer.length === 0) {
        dropDraft(draftKey);
        setDirty(false);
        setRestored(false);
      }
    } catch (error) {
      // The request may have taken effect: the key stays, so that sending again does it no second time.
      const described = describeError(error);
      setProblems([
        { field: null, message: [described.title, described.text].filter(Boolean).join('. ') },
      ]);
    } finally {
      isSending.current = false;
      setSubmitting(false);
      setAnswers((count) => count + 1);
    }
  };

  return {
    values,
    set,
    field: (name) => ({
      name,
      value: values[name],
      onChange: (value) => set({ [name]: value } as unknown as Partial<Values>),
      error: problems.find((problem) => problem.field === name)?.message,
    }),
    problems,
    isSubmitting,
    answers,
    isDirty,
    isRestored,
    send,
    reset,
  };
}

/** A form with one primary action; its errors stand at the fields and in a summary that links. */
export function Form<Values extends object>({
  form,
  submitLabel,
  submitKind = 'primary',
  secondaryAction,
  children,
}: {
  form: FormState<Values>;
  submitLabel: string;
  /** Secondary where the form stands beside the page's one primary action. */
  submitKind?: ButtonKind;
  secondaryAction?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useUi();
  const element = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const { problems } = form;
  const [labels, setLabels] = useState<Record<string, string>>({});
  const hasProblems = useRef(false);
  hasProblems.current = problems.length > 0;

  useEffect(() => {
    if (form.answers === 0 || !hasProblems.current) return;
    const fields = element.current?.querySelectorAll<HTMLElement>('[data-field][data-label]') ?? [];
    setLabels(
      Object.fromEntries([...fields].map(({ dataset }) => [dataset.field, dataset.label ?? ''])),
    );
    summary.current?.focus();
    // Only a new answer moves the focus; correcting one field of several does not.
  }, [form.answers]);

  const focusField = (name: string) => {
    const field = element.current?.querySelector(`[data-field="${CSS.escape(name)}"]`);
    const controls = field?.querySelectorAll<HTMLElement>(
      'input:not([type="hidden"]), textarea, button, [role="spinbutton"]',
    );
    // Selects and dates keep a hidden control beside the one that is seen.
    [...(controls ?? [])]
      .find((control) => !control.closest('[aria-hidden="true"], [hidden]'))
      ?.focus();
  };

  return (
    <form
      ref={element}
      noValidate
      className="flex max-w-xl flex-col gap-5"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void form.send();
      }}
    >
      <div ref={summary} tabIndex={-1} className="rounded-md empty:hidden">
        {problems.length > 0 && (
          <Banner
            tone="danger"
            title={
              problems.length === 1
                ? t('problemsOne')
                : t('problemsMany', { count: problems.length })
            }
          >
            <ul className="mt-1 flex flex-col gap-1">
              {problems.map((problem) => (
                <li key={`${problem.field}${problem.message}`}>
                  {problem.field ? (
                    <a
                      href={`#${problem.field}`}
                      className="rounded-sm underline underline-offset-3"
                      onClick={(event) => {
                        event.preventDefault();
                        if (problem.field) focusField(problem.field);
                      }}
                    >
                      {labels[problem.field]
                        ? t('labelled', {
                            label: labels[problem.field] ?? '',
                            value: problem.message,
                          })
                        : problem.message}
                    </a>
                  ) : (
                    problem.message
                  )}
                </li>
              ))}
            </ul>
          </Banner>
        )}
      </div>
      {form.isRestored && problems.length === 0 && (
        <Banner
          tone="neutral"
          action={
            <Button size="small" onPress={form.reset}>
              {t('discardDraft')}
            </Button>
          }
        >
          {t('draftRestored')}
        </Banner>
      )}
      {children}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" kind={submitKind} isPending={form.isSubmitting}>
          {submitLabel}
        </Button>
        {secondaryAction}
      </div>
    </form>
  );
}
