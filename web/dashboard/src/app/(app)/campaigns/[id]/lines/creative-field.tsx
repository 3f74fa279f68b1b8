'use client';

import { Banner } from '@mobilytics/ui/banner';
import { FileDrop } from '@mobilytics/ui/file-drop';
import { Progress } from '@mobilytics/ui/progress';
import { SelectField } from '@mobilytics/ui/select-field';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCreativeUpload } from './use-creative-upload.ts';

const megabyte = 1_000_000;
// A select knows no empty option.
const noCreative = 'none';

/** A creative: one that is there already, or a new file that is uploaded as soon as it is chosen. */
export function CreativeField({
  value,
  onChange,
  error,
  creatives,
  onUploaded,
}: {
  value: string;
  onChange: (creativeId: string) => void;
  error: string | undefined;
  creatives: { id: string; name: string; status: string }[];
  onUploaded: () => void;
}) {
  const t = useTranslations('campaigns.line');
  const common = useTranslations('common');
  const [file, setFile] = useState<File | null>(null);
  const { upload, send } = useCreativeUpload((creative) => {
    onChange(creative.id);
    onUploaded();
  });
  const usable = creatives.filter(({ id, status }) => status === 'READY' || id === value);
  const isUploaded = file !== null && value !== '' && upload.state === 'none';
  return (
    <div data-field="creativeId" className="flex flex-col gap-4">
      {usable.length > 0 && (
        <SelectField
          label={t('existing')}
          value={value || noCreative}
          onChange={(chosen) => onChange(chosen === noCreative ? '' : chosen)}
          options={[
            { value: noCreative, label: common('none') },
            ...usable.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          isOptional
          error={error}
        />
      )}
      <FileDrop
        label={usable.length > 0 ? t('upload') : t('creative')}
        help={t('creativeHelp')}
        acceptedTypes={['image/png', 'image/jpeg', 'application/pdf']}
        maxBytes={50 * megabyte}
        value={file}
        onChange={(next) => {
          setFile(next);
          void send(next);
        }}
        error={upload.state === 'failed' ? upload.message : usable.length > 0 ? undefined : error}
      />
      {upload.state === 'sending' && (
        <Progress
          label={t('uploading', { name: upload.name })}
          done={Math.round(upload.sentBytes / 1000)}
          total={Math.round(upload.totalBytes / 1000)}
        />
      )}
      {upload.state === 'checking' && (
        <div>
          <p className="mb-2 text-sm">{t('checking')}</p>
          <SkeletonText lines={1} />
        </div>
      )}
      {isUploaded && <Banner tone="success">{t('uploaded', { name: file.name })}</Banner>}
    </div>
  );
}
