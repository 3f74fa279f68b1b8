import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { expireSessions } from '../objects/checkout-sessions.ts';
import { checkCard } from '../payments/check-card.ts';
import type { Sandbox } from '../sandbox.ts';
import { messagePage, type PageState, payPage } from './page.ts';
import { type PageLanguage, pageLanguage } from './page-words.ts';
import { paySession } from './pay-session.ts';

const typed = z.object({
  number: z.string().max(64).default(''),
  expiry: z.string().max(16).default(''),
  cvc: z.string().max(8).default(''),
  name: z.string().max(100).default(''),
  email: z.string().max(320).default(''),
});

interface PageRequest {
  Params: { id: string };
  Body: unknown;
}

/** The hosted payment page that a session's `url` leads to. */
export function checkoutPageRoutes(app: FastifyInstance, sandbox: Sandbox): void {
  app.get<PageRequest>('/c/pay/:id', (request, reply) => {
    sandbox.run(nobody, () => expireSessions(sandbox));
    return show(sandbox, request, reply, 200, { values: {}, errors: {} });
  });
  app.post<PageRequest>('/c/pay/:id', (request, reply) => pay(sandbox, request, reply));
}

const nobody = { id: null, idempotency_key: null };

function pay(
  sandbox: Sandbox,
  request: FastifyRequest<PageRequest>,
  reply: FastifyReply,
): FastifyReply {
  sandbox.run(nobody, () => expireSessions(sandbox));
  const session = sandbox.store.get('checkout.session', request.params.id);
  if (session?.status === 'complete') return goOn(reply, session.success_url, session.id);
  if (session?.status !== 'open')
    return show(sandbox, request, reply, 200, { values: {}, errors: {} });
  const { words } = languageOf(sandbox, request);
  const fields = typed.parse(request.body ?? {});
  const { number, expiry, name, email } = fields;
  // Security codes are never shown again.
  const values = { number, expiry, name, email };
  const checked = checkCard(fields, new Date());
  const emailError = needsEmail(sandbox, session.id) && !z.email().safeParse(email).success;
  if ('problems' in checked || emailError) {
    const problems = 'problems' in checked ? checked.problems : {};
    const errors = Object.fromEntries(
      Object.entries(problems).map(([field, problem]) => [field, words.problems[problem]]),
    );
    if (emailError) errors.email = words.problems.email_invalid;
    return show(sandbox, request, reply, 422, { values, errors });
  }
  const person = { name: name.trim(), email: email || null };
  const result = sandbox.run(nobody, () => paySession(sandbox, session.id, checked.card, person));
  sandbox.store.flush();
  if (result.outcome !== 'declined') return goOn(reply, session.success_url, session.id);
  const { code, declineCode = '' } = result.decline;
  const decline = words.declined[declineCode] ?? words.declined[code] ?? result.decline.message;
  return show(sandbox, request, reply, 402, { values, errors: {}, decline });
}

/** 303, so that the browser's back button does not post the card again. */
function goOn(reply: FastifyReply, successUrl: string | null, sessionId: string): FastifyReply {
  return reply.redirect(successLink(successUrl, sessionId), 303);
}

const successLink = (successUrl: string | null, sessionId: string): string =>
  (successUrl ?? '/').replaceAll('{CHECKOUT_SESSION_ID}', sessionId);

function languageOf(sandbox: Sandbox, request: FastifyRequest<PageRequest>): PageLanguage {
  const session = sandbox.store.get('checkout.session', request.params.id);
  return pageLanguage(session?.locale ?? null, request.headers['accept-language']);
}

function needsEmail(sandbox: Sandbox, sessionId: string): boolean {
  const session = sandbox.need('checkout.session', sessionId);
  return !session.customer && !session.customer_email;
}

function show(
  sandbox: Sandbox,
  request: FastifyRequest<PageRequest>,
  reply: FastifyReply,
  status: number,
  state: Omit<PageState, 'asksEmail'>,
): FastifyReply {
  const language = languageOf(sandbox, request);
  const { words } = language;
  reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
  const session = sandbox.store.get('checkout.session', request.params.id);
  sandbox.store.flush();
  if (!session)
    return reply.code(404).send(messagePage(language, words.missingTitle, words.missing));
  if (session.status === 'complete') {
    const link = { href: successLink(session.success_url, session.id), label: words.continue };
    return reply.send(messagePage(language, words.paidTitle, words.paid, link));
  }
  if (session.status === 'expired') {
    const link = session.cancel_url ? { href: session.cancel_url, label: words.back } : undefined;
    return reply.send(messagePage(language, words.expiredTitle, words.expired, link));
  }
  const { lines } = sandbox.need('sandbox.checkout', session.id);
  const asksEmail = needsEmail(sandbox, session.id);
  return reply.code(status).send(payPage(session, lines, language, { ...state, asksEmail }));
}
