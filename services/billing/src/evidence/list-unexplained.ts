import { newId } from '@mobilytics/ids/new-id';
import type { Work } from '../context.ts';
import type { Invoice } from '../generated/prisma/client.ts';
import { explainLines, isExplained } from './explain-line.ts';

const AT_ONCE = 200;

/**
 * Looks for lines of invoices that nothing explains: in invoices that were fetched since they were
 * looked at, and again in those that had one, because what explains a line may become known later.
 */
export async function listUnexplained(work: Work): Promise<void> {
  const invoices = await work.db.$queryRaw<Invoice[]>`
    SELECT i.* FROM "Invoice" i
    LEFT JOIN "ExplainedInvoice" e ON e."stripeInvoiceId" = i."stripeInvoiceId"
    WHERE i."state" <> 'DRAFT' AND (e."fetchedAt" IS NULL OR e."fetchedAt" <> i."fetchedAt"
      OR EXISTS (SELECT 1 FROM "UnexplainedLine" u WHERE u."stripeInvoiceId" = i."stripeInvoiceId"))
    ORDER BY i."fetchedAt" DESC LIMIT ${AT_ONCE}`;
  for (const invoice of invoices) await look(work, invoice);
}

async function look(work: Work, invoice: Invoice): Promise<void> {
  const { id: invoiceId, stripeInvoiceId, organizationId, currency, orderId, fetchedAt } = invoice;
  const rows = await work.db.invoiceLine.findMany({ where: { invoiceId } });
  const lines = rows.map((row) => ({ ...row, currency, orderId }));
  const evidence = await explainLines(work.db, lines);
  const unexplained = lines.filter((_, index) => !isExplained(evidence[index] ?? []));
  await work.transact(async (tx) => {
    await tx.db.unexplainedLine.deleteMany({
      where: {
        stripeInvoiceId,
        stripeLineId: { notIn: unexplained.map(({ stripeLineId }) => stripeLineId) },
      },
    });
    await tx.db.unexplainedLine.createMany({
      data: unexplained.map(({ stripeLineId, description, netMinor }) => ({
        id: newId('uxl', tx.now),
        ...{ organizationId, stripeInvoiceId, stripeLineId, description, netMinor, currency },
        foundAt: tx.now,
      })),
      skipDuplicates: true,
    });
    const seen = { organizationId, fetchedAt };
    await tx.db.explainedInvoice.upsert({
      where: { stripeInvoiceId },
      create: { stripeInvoiceId, ...seen },
      update: seen,
    });
  });
}
