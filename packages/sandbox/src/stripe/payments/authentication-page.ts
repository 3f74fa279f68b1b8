import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { escapeHtml, htmlDocument } from '../../html.ts';
import type { Sandbox } from '../sandbox.ts';
import { authenticatePayment, authenticateSetup } from './authentication.ts';

const answer = z.object({ outcome: z.enum(['pass', 'fail']).default('pass') });
const nobody = { id: null, idempotency_key: null };

/** The bank's page of 3-D Secure, where a person passes or fails; then the shop's page follows. */
export function authenticationPageRoutes(app: FastifyInstance, sandbox: Sandbox): void {
  app.get<{ Params: { id: string } }>('/3ds/:id', (request, reply) => {
    const intent = intentOf(sandbox, request.params.id);
    if (intent?.status !== 'requires_action')
      return reply.code(404).type('text/html').send(page('Nothing to authenticate here.'));
    return reply.type('text/html').send(page(form(request.params.id)));
  });
  app.post<{ Params: { id: string } }>('/3ds/:id', (request, reply) => {
    const { id } = request.params;
    const before = intentOf(sandbox, id);
    const hasPassed = answer.parse(request.body ?? {}).outcome === 'pass';
    if (before?.status === 'requires_action')
      sandbox.run(nobody, () =>
        sandbox.whole(() =>
          id.startsWith('seti_')
            ? authenticateSetup(sandbox, id, hasPassed)
            : authenticatePayment(sandbox, id, hasPassed),
        ),
      );
    sandbox.store.flush();
    return goBack(sandbox, reply, id, before?.next_action?.redirect_to_url?.return_url ?? null);
  });
}

const intentOf = (sandbox: Sandbox, id: string) =>
  sandbox.store.get('payment_intent', id) ?? sandbox.store.get('setup_intent', id);

/** Stripe adds to the shop's address what became of the intent. */
function goBack(
  sandbox: Sandbox,
  reply: FastifyReply,
  id: string,
  returnUrl: string | null,
): FastifyReply {
  const intent = intentOf(sandbox, id);
  if (!returnUrl || !intent)
    return reply.type('text/html').send(page('You can close this page and go back to the shop.'));
  const link = new URL(returnUrl);
  link.searchParams.set(intent.object, id);
  link.searchParams.set(`${intent.object}_client_secret`, intent.client_secret ?? '');
  const isDone = ['processing', 'requires_capture', 'succeeded'].includes(intent.status);
  link.searchParams.set('redirect_status', isDone ? 'succeeded' : 'failed');
  return reply.redirect(link.href, 303);
}

const form = (id: string): string => `
<p>Your bank asks whether it is you. (A page of the sandbox.)</p>
<form method="post" action="/3ds/${escapeHtml(id)}">
<button name="outcome" value="pass">Complete</button>
<button name="outcome" value="fail">Fail</button>
</form>`;

const page = (body: string): string =>
  htmlDocument({
    language: 'en',
    title: '3-D Secure',
    body: `<main style="max-width:32rem;margin:48px auto;padding:0 16px"><h1>3-D Secure</h1>${body}</main>`,
  });
