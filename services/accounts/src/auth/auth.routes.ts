import { IdentityError, verifyRequest } from '@mobilytics/identity/verify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Env } from '../env.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { type App, doors, isOpenPath } from './app.ts';
import type { Auth } from './auth.ts';
import { credentials, resolveIdentity } from './resolve-identity.ts';

type Deps = { env: Env; db: PrismaClient; auths: Record<App, Auth>; now: () => Date };

/** The two doors, and the gateway's question who somebody is. */
export function authRoutes(app: FastifyInstance, deps: Deps): void {
  for (const door of Object.keys(doors) as App[]) {
    const { basePath } = doors[door];
    app.all(`${basePath}/*`, async (request, reply) => {
      const path = request.url.slice(basePath.length).split('?')[0] ?? '';
      if (!isOpenPath(door, path)) return reply.code(404).send({ code: 'NOT_FOUND' });
      const appUrl = door === 'dashboard' ? deps.env.dashboardUrl : deps.env.backofficeUrl;
      return answer(await deps.auths[door].handler(toWebRequest(request, appUrl)), reply);
    });
  }
  app.post('/internal/resolve', async (request, reply) => {
    try {
      const secret = deps.env.identitySecret;
      const asker = verifyRequest(request.headers, request.rawBody, { secret });
      if (asker.kind !== 'SYSTEM') return reply.code(403).send({ code: 'FORBIDDEN' });
    } catch (error) {
      if (!(error instanceof IdentityError)) throw error;
      return reply.code(401).send({ code: 'UNAUTHENTICATED' });
    }
    const shown = credentials.safeParse(request.body);
    if (!shown.success) return reply.code(400).send({ code: 'BAD_INPUT' });
    const claims = await resolveIdentity(deps, shown.data);
    return reply.type('application/json').send(JSON.stringify(claims));
  });
}

const hopByHop = ['connection', 'content-length', 'expect', 'host', 'transfer-encoding'];

function toWebRequest(request: FastifyRequest, appUrl: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || hopByHop.includes(name)) continue;
    for (const each of [value].flat()) headers.append(name, each);
  }
  const hasBody = request.rawBody !== undefined && request.rawBody.length > 0;
  return new Request(appUrl + request.url, {
    method: request.method,
    headers,
    ...(hasBody ? { body: new Uint8Array(request.rawBody) } : {}),
  });
}

async function answer(response: Response, reply: FastifyReply): Promise<FastifyReply> {
  reply.code(response.status);
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') reply.header(name, value);
  }
  // A Headers object joins values by commas, which cookies may contain themselves.
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  return reply.send(Buffer.from(await response.arrayBuffer()));
}
