'use client';

import { useMutation } from '@apollo/client/react';
import { userProblems } from '@mobilytics/graph-client/failure';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { putFile } from '#lib/put-file.ts';
import { completeCreativeUploadMutation, startCreativeUploadMutation } from './line-operations.ts';

type Upload =
  | { state: 'none' }
  | { state: 'sending'; name: string; sentBytes: number; totalBytes: number }
  | { state: 'checking'; name: string }
  | { state: 'failed'; message: string };

/** Uploads a creative straight to the file store and then has it checked. */
export function useCreativeUpload(onReady: (creative: { id: string; name: string }) => void) {
  const t = useTranslations('campaigns.line');
  const { describeError } = useUi();
  const [startUpload] = useMutation(startCreativeUploadMutation);
  const [completeUpload] = useMutation(completeCreativeUploadMutation);
  const [upload, setUpload] = useState<Upload>({ state: 'none' });
  const current = useRef(0);

  const send = async (file: File | null) => {
    // Another file chosen meanwhile: what the first one still tells is no longer of interest.
    current.current += 1;
    const attempt = current.current;
    const show = (next: Upload) => {
      if (attempt === current.current) setUpload(next);
    };
    if (!file) return show({ state: 'none' });
    const { name, size: totalBytes } = file;
    try {
      show({ state: 'sending', name, sentBytes: 0, totalBytes });
      const input = { name, contentType: file.type, sizeBytes: totalBytes };
      const started = (await startUpload({ variables: { input } })).data?.startCreativeUpload;
      if (started?.__typename !== 'StartCreativeUploadSuccess') {
        return show({ state: 'failed', message: refusal(started) ?? t('uploadFailed') });
      }
      await putFile(started.url, file, (sentBytes) =>
        show({ state: 'sending', name, sentBytes, totalBytes }),
      ).catch(() => Promise.reject(new UploadBroken()));
      show({ state: 'checking', name });
      const variables = { input: { creativeId: started.creative.id } };
      const completed = (await completeUpload({ variables })).data?.completeCreativeUpload;
      if (completed?.__typename !== 'CompleteCreativeUploadSuccess') {
        return show({ state: 'failed', message: refusal(completed) ?? t('uploadFailed') });
      }
      show({ state: 'none' });
      if (attempt === current.current) onReady(completed.creative);
    } catch (error) {
      if (error instanceof UploadBroken) {
        return show({ state: 'failed', message: t('uploadFailed') });
      }
      const { title, text } = describeError(error);
      show({ state: 'failed', message: [title, text].filter(Boolean).join('. ') });
    }
  };
  return { upload, send };
}

class UploadBroken extends Error {}

function refusal(result: Parameters<typeof userProblems>[0]): string | undefined {
  return userProblems(result)[0]?.message;
}
