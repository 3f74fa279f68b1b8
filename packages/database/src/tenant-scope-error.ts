/**
 * A scoped database client was asked for what belongs to no or another organisation, or for an
 * operation whose scope cannot be kept. `NO_ORGANIZATION` is the caller's lack; `REFUSED` is a bug.
 */
export class TenantScopeError extends Error {
  override name = 'TenantScopeError';
  readonly reason: 'NO_ORGANIZATION' | 'REFUSED';

  constructor(reason: TenantScopeError['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

export function refuse(message: string): never {
  throw new TenantScopeError('REFUSED', message);
}

export function refuseWithoutOrganization(): never {
  throw new TenantScopeError('NO_ORGANIZATION', 'The caller acts for no organisation.');
}
