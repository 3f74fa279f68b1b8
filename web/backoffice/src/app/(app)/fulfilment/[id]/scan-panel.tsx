'use client';

import { Button, IconButton } from '@mobilytics/ui/button';
import { classNames } from '@mobilytics/ui/lib/class-names';
import { CircleAlert, CircleCheck, ScanBarcode, Undo2, Volume2, VolumeX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { scanCommands } from './scan-command.ts';
import { playAnswer } from './scan-sound.ts';
import type { ScanAnswer } from './use-scanning.ts';

const looks = {
  neutral: { className: 'border-line bg-sunken text-ink', icon: ScanBarcode },
  success: { className: 'border-success bg-success-soft text-success', icon: CircleCheck },
  danger: { className: 'border-danger bg-danger-soft text-danger', icon: CircleAlert },
};

/** The field that every scan lands in, and the answer to the last one in words. */
export function ScanPanel({
  field,
  label,
  words = scanCommands,
  answer,
  onEnter,
  onUndo,
}: {
  field: RefObject<HTMLInputElement | null>;
  /** What is scanned here, a serial when left out. */
  label?: string;
  /** The words that the field takes here. */
  words?: readonly string[];
  answer: ScanAnswer;
  onEnter: (text: string) => void;
  onUndo: (() => void) | undefined;
}) {
  const t = useTranslations('fulfilment.scan');
  const [text, setText] = useState('');
  const sound = useSound(answer);
  useKeysLandIn(field);
  const { className, icon: Icon } = looks[answer.tone];
  return (
    <div className="sticky top-13 z-20 mb-6 rounded-lg border border-line bg-surface p-4 lg:top-0">
      <form
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          const entered = text.trim();
          setText('');
          // A scanner that sends two line ends must not have entered twice.
          if (entered) onEnter(entered);
        }}
      >
        <label className="flex min-w-0 grow basis-60 flex-col gap-1.5 text-sm font-medium">
          {label ?? t('label')}
          <input
            ref={field}
            value={text}
            onChange={(event) => setText(event.target.value)}
            // biome-ignore lint/a11y/noAutofocus: at the station the scanner types before anybody looks.
            autoFocus
            autoComplete="off"
            autoCapitalize="characters"
            autoCorrect="off"
            spellCheck={false}
            enterKeyHint="send"
            aria-describedby="scan-help"
            className="control min-h-12! font-mono text-base!"
          />
        </label>
        <Button type="submit" className="min-h-12!">
          {t('submit')}
        </Button>
        <Button
          className="min-h-12!"
          icon={<Undo2 aria-hidden className="size-4" />}
          isDisabled={!onUndo}
          onPress={() => {
            onUndo?.();
            field.current?.focus();
          }}
        >
          {t('undo')}
        </Button>
      </form>
      <div
        role="status"
        aria-live="assertive"
        aria-atomic="true"
        className={classNames(
          'mt-3 flex min-h-16 items-center gap-3 rounded-md border-2 px-4 py-2',
          className,
        )}
      >
        <Icon aria-hidden className="size-7 shrink-0" />
        <div key={answer.count} className="min-w-0 grow">
          <p className="text-lg leading-6 font-semibold [overflow-wrap:anywhere]">{answer.title}</p>
          {answer.text && <p className="text-sm text-ink">{answer.text}</p>}
        </div>
      </div>
      <div className="mt-2 flex items-start justify-between gap-2">
        <p id="scan-help" className="pt-1 text-xs text-muted max-sm:sr-only">
          {t('help')} {t('commands', { words: words.join(' ') })}
        </p>
        <span className="ml-auto shrink-0">
          <IconButton
            label={t(sound.isOn ? 'mute' : 'unmute')}
            icon={
              sound.isOn ? (
                <Volume2 aria-hidden className="size-4" />
              ) : (
                <VolumeX aria-hidden className="size-4" />
              )
            }
            onPress={sound.toggle}
          />
        </span>
      </div>
    </div>
  );
}

const soundKey = 'station-sound';

/** Each yes and no is heard, until somebody silences the station; this browser remembers it. */
function useSound(answer: ScanAnswer) {
  const [isOn, setOn] = useState(true);
  useEffect(() => setOn(localStorage.getItem(soundKey) !== 'off'), []);
  const { tone, count } = answer;
  const heard = useRef(0);
  useEffect(() => {
    if (count === heard.current) return;
    heard.current = count;
    if (isOn && tone !== 'neutral') playAnswer(tone);
  }, [tone, count, isOn]);
  const toggle = () => {
    localStorage.setItem(soundKey, isOn ? 'off' : 'on');
    setOn(!isOn);
  };
  return { isOn, toggle };
}

const takesText =
  'input:not([type="radio"]), textarea, select, [contenteditable], [role="listbox"], [role="dialog"]';

/** What is typed while no other field has the focus goes to this one, first character included. */
function useKeysLandIn(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
      // The space bar presses the button that has the focus.
      if (event.key === ' ') return;
      const target = event.target as HTMLElement;
      if (target.closest(takesText)) return;
      field.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [field]);
}
