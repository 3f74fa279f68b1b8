export interface Cart {
  currency: 'CAD' | 'USD';
  lines: { sku: string; quantity: number }[];
}

export const emptyCart: Cart = { currency: 'CAD', lines: [] };

/** What an older version of this page or a person wrote there must not stop the shop. */
export function parseCart(text: string | null): Cart {
  try {
    const value = JSON.parse(text ?? 'null') as Partial<Cart> | null;
    const lines = Array.isArray(value?.lines) ? value.lines : [];
    return {
      currency: value?.currency === 'USD' ? 'USD' : 'CAD',
      lines: lines.filter(
        ({ sku, quantity }) =>
          typeof sku === 'string' && Number.isInteger(quantity) && quantity > 0 && quantity <= 1000,
      ),
    };
  } catch {
    return emptyCart;
  }
}

/** Another number of one thing; zero takes it out. */
export function withQuantity(cart: Cart, sku: string, quantity: number): Cart {
  if (quantity <= 0) return { ...cart, lines: cart.lines.filter((line) => line.sku !== sku) };
  const isThere = cart.lines.some((line) => line.sku === sku);
  const lines = isThere
    ? cart.lines.map((line) => (line.sku === sku ? { sku, quantity } : line))
    : [...cart.lines, { sku, quantity }];
  return { ...cart, lines };
}
