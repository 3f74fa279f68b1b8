import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';

export const SUMMARY_MARK = '#summary ';

/** A reporter for node:test that tells failures, why tests were skipped, and the counts. */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const { type, data } of events) {
    if (type === 'test:fail') {
      const error: Error & { failureType?: string } = data.details.error;
      if (error.failureType === 'subtestsFailed') continue;
      const reason = inspect(error.cause ?? error, { depth: 6 });
      yield `✖ ${data.name}\n  at ${data.file}:${data.line}\n  ${reason.replaceAll('\n', '\n  ')}\n`;
    } else if (type === 'test:pass' && typeof data.skip === 'string') {
      yield `- ${data.name}: ${data.skip}\n`;
    } else if (type === 'test:stderr' && data.message.includes('Error')) {
      yield data.message;
    } else if (type === 'test:summary' && data.file === undefined) {
      yield `${SUMMARY_MARK}${JSON.stringify(data.counts)}\n`;
    }
  }
}
