'use client';

import { useState } from 'react';
import { Banner } from './banner.tsx';
import { Button } from './button.tsx';
import { Dialog, DialogActions } from './dialog.tsx';
import { Progress } from './progress.tsx';
import { useUi } from './ui-context.tsx';

export interface BulkAction<Row> {
  id: string;
  label: string;
  isDestructive?: boolean;
  /** What will happen to these rows, shown before it does. */
  preview: (rows: readonly Row[]) => string;
  /** Acts on one row; what it returns is why that row failed. */
  run: (row: Row) => Promise<string | undefined>;
  rowName: (row: Row) => string;
  onDone?: () => void;
}

interface Run<Row> {
  action: BulkAction<Row>;
  rows: readonly Row[];
  done: number;
  failures: { name: string; reason: string }[];
  state: 'preview' | 'running' | 'finished';
}

/** Acts on the selected rows: preview, progress by count, then what failed and why. */
export function DataTableBulkBar<Row>({
  rows,
  actions,
  onClear,
}: {
  rows: readonly Row[];
  actions: BulkAction<Row>[];
  onClear: () => void;
}) {
  const { t, describeError } = useUi();
  const [run, setRun] = useState<Run<Row>>();

  const start = async (planned: Run<Row>) => {
    const failures: Run<Row>['failures'] = [];
    for (const [index, row] of planned.rows.entries()) {
      setRun({ ...planned, state: 'running', done: index, failures });
      try {
        const reason = await planned.action.run(row);
        if (reason) failures.push({ name: planned.action.rowName(row), reason });
      } catch (error) {
        failures.push({ name: planned.action.rowName(row), reason: describeError(error).title });
      }
    }
    planned.action.onDone?.();
    setRun({ ...planned, state: 'finished', done: planned.rows.length, failures });
  };

  const close = () => {
    if (run?.state === 'running') return;
    if (run?.state === 'finished') onClear();
    setRun(undefined);
  };

  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line bg-accent-soft px-4 py-2 text-sm sm:px-5">
      <span role="status" className="mr-2 font-medium">
        {t('selected', { count: rows.length })}
      </span>
      {actions.map((action) => (
        <Button
          key={action.id}
          size="small"
          onPress={() => setRun({ action, rows, done: 0, failures: [], state: 'preview' })}
        >
          {action.label}
        </Button>
      ))}
      <Button size="small" kind="quiet" onPress={onClear}>
        {t('clearSelection')}
      </Button>
      {run && (
        <Dialog title={run.action.label} isOpen onOpenChange={close} role="alertdialog">
          {run.state === 'preview' ? (
            <>
              <p className="text-sm">{run.action.preview(run.rows)}</p>
              <DialogActions>
                <Button onPress={close}>{t('cancel')}</Button>
                <Button
                  kind={run.action.isDestructive ? 'danger' : 'primary'}
                  onPress={() => void start(run)}
                >
                  {run.action.label}
                </Button>
              </DialogActions>
            </>
          ) : (
            <div className="flex flex-col gap-4">
              <Progress label={run.action.label} done={run.done} total={run.rows.length} />
              {run.failures.map((failure) => (
                <Banner key={failure.name} tone="danger" title={failure.name}>
                  {failure.reason}
                </Banner>
              ))}
              {run.state === 'finished' && (
                <DialogActions>
                  <Button kind="primary" onPress={close}>
                    {t('close')}
                  </Button>
                </DialogActions>
              )}
            </div>
          )}
        </Dialog>
      )}
    </div>
  );
}
