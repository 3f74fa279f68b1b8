/** The scopes a key may carry; what each allows stands in the messages, `:` written as `_`. */
export const keyScopes = [
  'orders:read',
  'orders:write',
  'billing:read',
  'billing:write',
  'shipments:read',
  'devices:read',
  'devices:write',
  'vehicles:write',
  'campaigns:read',
  'campaigns:write',
  'reports:read',
  'members:read',
  'audit:read',
] as const;

type KeyScope = (typeof keyScopes)[number];
type WordKey<Scope extends string> = Scope extends `${infer What}:${infer Verb}`
  ? `${What}_${Verb}`
  : never;

export function scopeWordKey(scope: string): WordKey<KeyScope> | undefined {
  const known = keyScopes.find((one) => one === scope);
  return known?.replace(':', '_') as WordKey<KeyScope> | undefined;
}
