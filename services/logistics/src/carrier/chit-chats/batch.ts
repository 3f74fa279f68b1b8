import type { JsonNode } from '../json.ts';
import { unreadable } from './errors.ts';

type Batch = {
  id: string;
  status: string | null;
  description: string | null;
  labelUrl: string | null;
};

/** One batch, bare as documented or wrapped in `batch`. */
export function readBatch(answer: JsonNode): Batch {
  const [batch] = readBatches(answer);
  if (batch === undefined) throw unreadable('The answer names no batch.');
  return batch;
}

export function readBatches(answer: JsonNode): Batch[] {
  const list = answer.at('batches').value === null ? answer : answer.at('batches');
  return list
    .all()
    .map((item) => (item.at('batch').value === null ? item : item.at('batch')))
    .map((batch) => {
      const id = batch.text('id');
      if (id === null) throw unreadable('A batch has no id.');
      return {
        id,
        status: batch.text('status'),
        description: batch.text('description'),
        labelUrl: batch.text('label_pdf_url') ?? batch.text('label_png_url'),
      };
    });
}
