-- An order that expired is told from a canceled one, which stays canceled when a payment comes.
ALTER TABLE "PayableOrder"
  DROP CONSTRAINT "PayableOrder_state",
  DROP CONSTRAINT "PayableOrder_confirmed",
  ADD CONSTRAINT "PayableOrder_state" CHECK ("state" IN ('WAITING', 'PAID', 'CANCELED', 'EXPIRED')),
  ADD CONSTRAINT "PayableOrder_confirmed" CHECK (
    CASE WHEN "confirmedPaymentId" IS NULL THEN "state" <> 'PAID'
    ELSE "state" IN ('PAID', 'CANCELED') END);
