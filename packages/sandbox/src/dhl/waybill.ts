/** Ten digits: nine of the shipment and what is left of them after division by seven. */
export function waybillNumber(sequence: number): string {
  const serial = 100_000_000 + (sequence % 900_000_000);
  return `${serial}${serial % 7}`;
}

export function pieceNumber(sequence: number): string {
  return `JD0146000${String(sequence % 1_000_000_000_00).padStart(11, '0')}`;
}
