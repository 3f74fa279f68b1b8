import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { escapeHtml, htmlDocument } from '../../html.ts';
import { type PageLanguage, pageLanguage } from '../checkout/page-words.ts';
import type { Sandbox } from '../sandbox.ts';
import { timeOfRequest } from '../time/clock-of.ts';
import { authenticatePayment, authenticateSetup } from './authentication.ts';
import { paymentPageWords } from './page-words.ts';

type PageRequest = FastifyRequest<{ Params: { id: string } }>;

const answer = z.object({ outcome: z.enum(['pass', 'fail']).default('pass') });
const nobody = { id: null, idempotency_key: null };

/** The bank's page of 3-D Secure, where a person passes or fails; then the shop's page follows. */
export function authenticationPageRoutes(app: FastifyInstance, sandbox: Sandbox): void {
  app.get('/3ds/:id', (request: PageRequest, reply) => {
    const intent = intentOf(sandbox, request.params.id);
    const language = languageOf(request);
    const words = paymentPageWords(language);
    reply.type('text/html; charset=utf-8');
    if (intent?.status !== 'requires_action')
      return reply.code(404).send(page(language, `<p>${words.nothing}</p>`));
    return reply.send(page(language, form(request.params.id, words)));
  });
  app.post('/3ds/:id', (request: PageRequest, reply) => {
    const { id } = request.params;
    const before = intentOf(sandbox, id);
    const hasPassed = answer.parse(request.body ?? {}).outcome === 'pass';
    if (before?.status === 'requires_action')
      sandbox.run(nobody, () =>
        sandbox.withTime(timeOfRequest(sandbox, {}, id), () =>
          sandbox.whole(() =>
            id.startsWith('seti_')
              ? authenticateSetup(sandbox, id, hasPassed)
              : authenticatePayment(sandbox, id, hasPassed),
          ),
        ),
      );
    sandbox.store.flush();
    return goBack(
      sandbox,
      request,
      reply,
      before?.next_action?.redirect_to_url?.return_url ?? null,
    );
  });
}

const intentOf = (sandbox: Sandbox, id: string) =>
  sandbox.store.get('payment_intent', id) ?? sandbox.store.get('setup_intent', id);

const languageOf = (request: PageRequest): PageLanguage =>
  pageLanguage(null, request.headers['accept-language']);

/** Stripe adds to the shop's address what became of the intent. */
function goBack(
  sandbox: Sandbox,
  request: PageRequest,
  reply: FastifyReply,
  returnUrl: string | null,
): FastifyReply {
  const { id } = request.params;
  const intent = intentOf(sandbox, id);
  if (!returnUrl || !intent) {
    const language = languageOf(request);
    const body = `<p>${paymentPageWords(language).close}</p>`;
    return reply.type('text/html; charset=utf-8').send(page(language, body));
  }
  const link = new URL(returnUrl);
  link.searchParams.set(intent.object, id);
  link.searchParams.set(`${intent.object}_client_secret`, intent.client_secret ?? '');
  const isDone = ['processing', 'requires_capture', 'succeeded'].includes(intent.status);
  link.searchParams.set('redirect_status', isDone ? 'succeeded' : 'failed');
  return reply.redirect(link.href, 303);
}

const form = (id: string, words: ReturnType<typeof paymentPageWords>): string => `
<p>${words.question}</p>
<form method="post" action="/3ds/${escapeHtml(id)}">
<button name="outcome" value="pass">${words.complete}</button>
<button name="outcome" value="fail">${words.fail}</button>
</form>`;

function page(language: PageLanguage, body: string): string {
  const { secure } = paymentPageWords(language);
  return htmlDocument({
    language: language.code,
    title: secure,
    body: `<main><h1>${secure}</h1>${body}</main>`,
    css: 'main { max-width: 32rem; margin: 48px auto; padding: 0 16px; }',
  });
}
