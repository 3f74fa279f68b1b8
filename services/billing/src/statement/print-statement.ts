import { problemMessage } from '@mobilytics/chassis/input-messages';
import { invalidInput, parseInput } from '@mobilytics/chassis/validate-input';
import { accountOfViewer } from '../account/account-of-viewer.ts';
import type { Context } from '../context.ts';
import { notFound } from '../customer-errors.ts';
import { localeOf } from '../details/recipients.ts';
import type { PrintStatementInput } from '../generated/resolvers.ts';
import { drawStatement } from '../paper/draw-statement.ts';
import { paperCustomer } from '../paper/paper-customer.ts';
import { printInput } from '../paper/print-input.ts';
import { storePaper } from '../paper/store-paper.ts';
import { periodInput, tooLong } from './period-input.ts';
import { readStatement, StatementTooLong } from './read-statement.ts';
import { statementCsv } from './statement-csv.ts';

/** Writes the caller's statement of a period as PDF or CSV. */
export async function printStatement(ctx: Context, input: PrintStatementInput) {
  const { viewer } = ctx;
  const period = parseInput(periodInput, input, viewer.locale);
  if (!period.ok) return period.error;
  const paper = parseInput(printInput, input, viewer.locale);
  if (!paper.ok) return paper.error;
  const account = await accountOfViewer(ctx);
  if (!account) return notFound('detailsNotFound', viewer.locale, 'from');
  const { organizationId } = account;
  const { from, to, currency } = period.value;
  const locale = localeOf(paper.value.locale ?? viewer.locale);
  const size = paper.value.paper ?? 'LETTER';
  try {
    const statement = await readStatement(ctx.db, organizationId, { from, to }, currency);
    const isCsv = input.format === 'CSV';
    const content = isCsv
      ? statementCsv(statement, locale)
      : await drawStatement(statement, await paperCustomer(ctx.db, organizationId, locale), {
          ...{ locale, size, registrations: ctx.services.taxRegistrations },
        });
    const name = `${locale === 'fr' ? 'releve' : 'statement'}-${from}-${to}-${statement.currency}`;
    const extension = isCsv ? 'csv' : 'pdf';
    return await storePaper(ctx, {
      key: `statements/${account.id}/${name}-${locale}-${size}.${extension}`,
      fileName: `${name}.${extension}`,
      ...{ content, contentType: isCsv ? 'text/csv; charset=utf-8' : 'application/pdf' },
      ...{ targetType: 'BillingAccount', targetId: account.id },
    });
  } catch (error) {
    if (!(error instanceof StatementTooLong)) throw error;
    return invalidInput([{ ...problemMessage(tooLong, viewer.locale), path: ['input', 'to'] }]);
  }
}
