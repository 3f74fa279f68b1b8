import { toGateway } from '@mobilytics/web-shell/lib/to-gateway';
import type { NextRequest, NextResponse } from 'next/server';

export function proxy(request: NextRequest): NextResponse {
  return toGateway(request);
}

export const config = { matcher: ['/graphql', '/api/auth/:path*', '/ingest/:path*'] };
