/** An order of one kit, sent to Toronto. */
export function orderInput(name: string) {
  return {
    lines: [{ sku: 'MSK-CARTOP', quantity: 1 }],
    ...{ currency: 'CAD', shippingMethod: 'STANDARD' },
    shippingAddress: {
      ...{ name, line1: '1 King St W', city: 'Toronto', region: 'ON' },
      ...{ postalCode: 'M5H 1A1', country: 'CA' },
    },
  };
}
