'use client';

import { useSyncExternalStore } from 'react';
import { useViewer } from '#layout/viewer.tsx';
import { type Cart, emptyCart, parseCart, withQuantity } from './cart.ts';

const listeners = new Set<() => void>();
// The snapshot must stay the same object as long as nothing was written.
let read: { text: string | null; cart: Cart } = { text: null, cart: emptyCart };

function readCart(key: string): Cart {
  const text = localStorage.getItem(key);
  if (text === read.text) return read.cart;
  read = { text, cart: parseCart(text) };
  return read.cart;
}

/** What the person means to order; kept in this browser and shared by its tabs. */
export function useCart() {
  const key = `mobilytics.cart.${useViewer().organization?.id}`;
  const cart = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      window.addEventListener('storage', listener);
      return () => {
        listeners.delete(listener);
        window.removeEventListener('storage', listener);
      };
    },
    () => readCart(key),
    () => emptyCart,
  );
  const write = (next: Cart) => {
    localStorage.setItem(key, JSON.stringify(next));
    for (const listener of listeners) listener();
  };
  return {
    cart,
    setQuantity: (sku: string, quantity: number) => write(withQuantity(cart, sku, quantity)),
    setCurrency: (currency: Cart['currency']) => write({ ...cart, currency }),
    clear: () => write({ ...cart, lines: [] }),
  };
}
