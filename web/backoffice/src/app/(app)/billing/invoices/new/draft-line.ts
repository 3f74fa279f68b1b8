/** One line as it stands in the form; the key tells lines apart while they are moved and removed. */
export interface Line {
  key: string;
  description: string;
  quantity: number;
  unitPrice: string;
  isTaxed: boolean;
}

export const emptyLine = (): Line => ({
  key: crypto.randomUUID(),
  ...{ description: '', quantity: 1, unitPrice: '', isTaxed: true },
});
