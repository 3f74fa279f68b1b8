import { type NextRequest, NextResponse } from 'next/server';
import { env } from '../env.ts';

/**
 * Sends what belongs to the API on to the gateway, so that browser and API share one origin and the
 * session cookie stays with this app. Next's own rewrites would fix the address at build time.
 */
export function toGateway(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  return NextResponse.rewrite(new URL(pathname + search, env.GATEWAY_URL));
}
