-- AlterTable
ALTER TABLE "PayableOrder" ADD COLUMN     "taxJurisdiction" TEXT;

-- AlterTable
ALTER TABLE "StripeTaxRate" DROP CONSTRAINT "StripeTaxRate_pkey",
ADD COLUMN     "jurisdiction" TEXT NOT NULL DEFAULT '',
ADD CONSTRAINT "StripeTaxRate_pkey" PRIMARY KEY ("jurisdiction", "name", "rateMicroPercent");

-- CreateTable
CREATE TABLE "LedgerAccount" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "nameFr" TEXT NOT NULL,

    CONSTRAINT "LedgerAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LedgerTransaction" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT,
    "kind" TEXT NOT NULL,
    "sourceType" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "movement" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,
    "postedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LedgerTransaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LedgerEntry" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT,
    "transactionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "accountId" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,
    "stripeInvoiceId" TEXT,
    "productKind" TEXT,
    "product" TEXT,
    "taxName" TEXT,
    "jurisdiction" TEXT,
    "taxableMinor" BIGINT,
    "isExempt" BOOLEAN,

    CONSTRAINT "LedgerEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BillingExport" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "periodFrom" TIMESTAMPTZ(3) NOT NULL,
    "periodTo" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "rowsTotal" INTEGER NOT NULL,
    "rowsDone" INTEGER NOT NULL DEFAULT 0,
    "partKeys" TEXT[],
    "cursor" JSONB,
    "sizeBytes" BIGINT NOT NULL DEFAULT 0,
    "objectKey" TEXT,
    "error" TEXT,
    "requestedById" TEXT NOT NULL,
    "requestedByName" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "BillingExport_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "LedgerAccount_number_key" ON "LedgerAccount"("number");

-- CreateIndex
CREATE INDEX "LedgerTransaction_occurredAt_id_idx" ON "LedgerTransaction"("occurredAt" DESC, "id");

-- CreateIndex
CREATE INDEX "LedgerTransaction_organizationId_occurredAt_id_idx" ON "LedgerTransaction"("organizationId", "occurredAt" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "LedgerTransaction_sourceId_movement_sequence_key" ON "LedgerTransaction"("sourceId", "movement", "sequence");

-- CreateIndex
CREATE INDEX "LedgerEntry_accountId_currency_occurredAt_idx" ON "LedgerEntry"("accountId", "currency", "occurredAt");

-- CreateIndex
CREATE INDEX "LedgerEntry_stripeInvoiceId_idx" ON "LedgerEntry"("stripeInvoiceId");

-- CreateIndex
CREATE INDEX "LedgerEntry_organizationId_accountId_occurredAt_idx" ON "LedgerEntry"("organizationId", "accountId", "occurredAt");

-- CreateIndex
CREATE UNIQUE INDEX "LedgerEntry_transactionId_position_key" ON "LedgerEntry"("transactionId", "position");

-- CreateIndex
CREATE INDEX "BillingExport_createdAt_id_idx" ON "BillingExport"("createdAt" DESC, "id");

-- AddForeignKey
ALTER TABLE "LedgerEntry" ADD CONSTRAINT "LedgerEntry_transactionId_fkey" FOREIGN KEY ("transactionId") REFERENCES "LedgerTransaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LedgerEntry" ADD CONSTRAINT "LedgerEntry_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "LedgerAccount"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A transaction has at least two entries in its own currency, and they come to zero. Checked when it is
-- committed, because its entries are written one after another.
CREATE FUNCTION "refuse_unbalanced_ledger_transaction"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  checked TEXT := CASE TG_TABLE_NAME WHEN 'LedgerTransaction' THEN to_jsonb(NEW) ->> 'id' ELSE to_jsonb(NEW) ->> 'transactionId' END;
  total BIGINT;
  entries BIGINT;
  foreign_entries BIGINT;
BEGIN
  SELECT COALESCE(SUM(e."amountMinor"), 0), COUNT(e.*), COUNT(*) FILTER (WHERE e."currency" <> t."currency" OR e."occurredAt" <> t."occurredAt")
    INTO total, entries, foreign_entries
    FROM "LedgerTransaction" t LEFT JOIN "LedgerEntry" e ON e."transactionId" = t."id"
    WHERE t."id" = checked;
  IF total <> 0 THEN
    RAISE EXCEPTION 'Ledger transaction % does not balance: its entries come to %.', checked, total
      USING ERRCODE = 'check_violation', CONSTRAINT = 'LedgerEntry_balanced';
  END IF;
  IF entries < 2 THEN
    RAISE EXCEPTION 'Ledger transaction % has % entries; it needs two.', checked, entries
      USING ERRCODE = 'check_violation', CONSTRAINT = 'LedgerEntry_balanced';
  END IF;
  IF foreign_entries > 0 THEN
    RAISE EXCEPTION 'Ledger transaction % has entries of another currency or time.', checked
      USING ERRCODE = 'check_violation', CONSTRAINT = 'LedgerEntry_balanced';
  END IF;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER "LedgerEntry_balanced" AFTER INSERT ON "LedgerEntry"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "refuse_unbalanced_ledger_transaction"();

CREATE CONSTRAINT TRIGGER "LedgerTransaction_balanced" AFTER INSERT ON "LedgerTransaction"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "refuse_unbalanced_ledger_transaction"();

-- What is in the books stays there: a mistake is corrected by another transaction.
CREATE FUNCTION "refuse_ledger_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The ledger is append only: % of % is refused. Post a reversing transaction.', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "LedgerTransaction_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "LedgerTransaction"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_ledger_change"();

CREATE TRIGGER "LedgerEntry_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "LedgerEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_ledger_change"();

INSERT INTO "LedgerAccount" ("id", "number", "type", "nameEn", "nameFr") VALUES
  ('STRIPE_BALANCE', '1000', 'ASSET', 'Stripe balance', 'Solde Stripe'),
  ('BANK', '1010', 'ASSET', 'Bank (paid out by Stripe)', 'Banque (virements de Stripe)'),
  ('OUT_OF_BAND', '1020', 'ASSET', 'Received outside Stripe', 'Reçu hors de Stripe'),
  ('RECEIVABLE', '1100', 'ASSET', 'Accounts receivable', 'Comptes clients'),
  ('UNAPPLIED_PAYMENTS', '2000', 'LIABILITY', 'Payments not applied to an invoice', 'Paiements non affectés à une facture'),
  ('CUSTOMER_CREDIT', '2010', 'LIABILITY', 'Customer credit balances', 'Crédits des clients'),
  ('TAX_GST_HST', '2200', 'LIABILITY', 'GST/HST payable', 'TPS/TVH à payer'),
  ('TAX_QST', '2210', 'LIABILITY', 'QST payable', 'TVQ à payer'),
  ('TAX_PST_BC', '2220', 'LIABILITY', 'PST payable, British Columbia', 'TVP à payer, Colombie-Britannique'),
  ('TAX_RST_MB', '2230', 'LIABILITY', 'RST payable, Manitoba', 'TVD à payer, Manitoba'),
  ('TAX_PST_SK', '2240', 'LIABILITY', 'PST payable, Saskatchewan', 'TVP à payer, Saskatchewan'),
  ('TAX_US_SALES', '2250', 'LIABILITY', 'Sales tax payable, United States', 'Taxe de vente à payer, États-Unis'),
  ('TAX_OTHER', '2290', 'LIABILITY', 'Other taxes payable', 'Autres taxes à payer'),
  ('REVENUE_SENSOR_KIT', '4000', 'REVENUE', 'Revenue: sensor kits', 'Produits : ensembles de capteurs'),
  ('REVENUE_ACCESSORY', '4010', 'REVENUE', 'Revenue: accessories', 'Produits : accessoires'),
  ('REVENUE_DATA_PLAN', '4020', 'REVENUE', 'Revenue: data plans', 'Produits : forfaits de données'),
  ('REVENUE_SERVICE', '4030', 'REVENUE', 'Revenue: services', 'Produits : services'),
  ('REVENUE_CAMPAIGN', '4040', 'REVENUE', 'Revenue: campaigns', 'Produits : campagnes'),
  ('REVENUE_USAGE', '4050', 'REVENUE', 'Revenue: measured use', 'Produits : utilisation mesurée'),
  ('REVENUE_SHIPPING', '4060', 'REVENUE', 'Revenue: shipping', 'Produits : livraison'),
  ('REVENUE_OTHER', '4090', 'REVENUE', 'Revenue: other', 'Produits : autres'),
  ('CREDIT_NOTES', '4800', 'CONTRA_REVENUE', 'Credit notes', 'Notes de crédit'),
  ('REFUNDS', '4900', 'CONTRA_REVENUE', 'Refunds without a credit note', 'Remboursements sans note de crédit'),
  ('FEES', '6000', 'EXPENSE', 'Stripe fees', 'Frais de Stripe'),
  ('DISPUTE_FEES', '6010', 'EXPENSE', 'Dispute fees', 'Frais de contestation'),
  ('DISPUTES', '6020', 'EXPENSE', 'Disputed payments', 'Paiements contestés'),
  ('BAD_DEBT', '6030', 'EXPENSE', 'Bad debt', 'Créances irrécouvrables'),
  ('BALANCE_ADJUSTMENTS', '6040', 'EXPENSE', 'Credit given by hand', 'Crédits accordés à la main'),
  ('ADJUSTMENTS', '6050', 'EXPENSE', 'Other movements at Stripe', 'Autres mouvements chez Stripe'),
  ('SUSPENSE', '9000', 'EXPENSE', 'Not explained (to be cleared)', 'Non expliqué (à régulariser)');
