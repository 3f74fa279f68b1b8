'use client';

import { useEffect, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  TextField,
} from 'react-aria-components';
import { matchesWords } from './lib/match.ts';
import { listItemClass } from './popover.tsx';
import { useUi } from './ui-context.tsx';

export interface CommandEntry {
  id: string;
  label: string;
  group: 'pages' | 'actions';
  href?: string;
  onAction?: () => void;
}

/** Ctrl or Cmd and K: any page, any action, any id. */
export function CommandBar({
  isOpen,
  onOpenChange,
  entries,
  pageOfId,
}: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  entries: CommandEntry[];
  pageOfId: ((id: string) => string | undefined) | undefined;
}) {
  const { t, navigate } = useUi();
  const [text, setText] = useState('');
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      onOpenChange(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onOpenChange]);

  const close = () => {
    onOpenChange(false);
    setText('');
  };
  const id = text.trim();
  const idPage = id ? pageOfId?.(id) : undefined;
  const groups = (['pages', 'actions'] as const)
    .map((group) => ({
      group,
      entries: entries.filter((entry) => entry.group === group && matchesWords(entry.label, text)),
    }))
    .filter((group) => group.entries.length > 0);

  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => (open ? onOpenChange(true) : close())}
      isDismissable
      className="fixed inset-0 z-50 flex items-start justify-center bg-scrim px-4 pt-[12dvh]"
    >
      <Modal className="w-full max-w-lg overflow-hidden rounded-lg border border-line bg-raised shadow-xl shadow-black/10">
        <Dialog aria-label={t('commandBar')} className="outline-none">
          <Autocomplete inputValue={text} onInputChange={setText}>
            <TextField aria-label={t('commandBar')} autoFocus>
              <Input
                placeholder={t('commandPlaceholder')}
                className="h-12 w-full border-b border-line bg-transparent px-4 text-base outline-none placeholder:text-muted [&::-webkit-search-cancel-button]:hidden"
              />
            </TextField>
            <Menu
              aria-label={t('commandBar')}
              className="max-h-80 overflow-auto p-1 outline-none"
              renderEmptyState={() => (
                <p className="px-3 py-4 text-sm text-muted">{t('commandEmpty')}</p>
              )}
            >
              {idPage && (
                <MenuItem
                  key={`id:${id}`}
                  id={`id:${id}`}
                  textValue={id}
                  className={listItemClass}
                  onAction={() => {
                    close();
                    navigate(idPage);
                  }}
                >
                  {t('openId', { id })}
                </MenuItem>
              )}
              {groups.map(({ group, entries: found }) => (
                <MenuSection key={group} aria-label={t(group)}>
                  <Header className="px-2.5 pt-2 pb-1 text-xs font-medium text-muted">
                    {t(group)}
                  </Header>
                  {found.map((entry) => (
                    <MenuItem
                      key={entry.id}
                      id={entry.id}
                      textValue={entry.label}
                      className={listItemClass}
                      onAction={() => {
                        close();
                        if (entry.href) navigate(entry.href);
                        entry.onAction?.();
                      }}
                    >
                      {entry.label}
                    </MenuItem>
                  ))}
                </MenuSection>
              ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
