/** Words that the scan field takes besides serials, so that a sheet of barcodes replaces the mouse. */
export const scanCommands = [
  'UNDO',
  'PACK',
  'RATES',
  'BUY',
  'LABEL',
  'SLIP',
  'HANDOVER',
  'NEXT',
] as const;

export type ScanCommand = (typeof scanCommands)[number];

export function scanCommand(text: string): ScanCommand | undefined {
  const word = text.trim().toUpperCase();
  return scanCommands.find((command) => command === word);
}
