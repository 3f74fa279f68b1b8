import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { expireSessions } from '../objects/checkout-sessions.ts';
import type { Sandbox } from '../sandbox.ts';
import { timeOfRequest } from '../time/clock-of.ts';
import { applyPromotion } from './apply-promotion.ts';
import type { CardFormState } from './card-form.ts';
import { messagePage, payPage } from './page.ts';
import { type PageLanguage, pageLanguage } from './page-words.ts';
import { asksCard, paySession } from './pay-session.ts';
import { declineWords, readCardForm, readEmailForm } from './read-card-form.ts';

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
  app.post<PageRequest>('/c/pay/:id/promotion', (request, reply) => {
    const session = sandbox.store.get('checkout.session', request.params.id);
    const { promotion } = z.object({ promotion: z.string().max(100) }).parse(request.body);
    const isOpen = session?.status === 'open' && session.allow_promotion_codes === true;
    const applied =
      isOpen && sandbox.run(nobody, () => applyPromotion(sandbox, session, promotion));
    sandbox.store.flush();
    if (applied) return reply.redirect(session.url ?? '/', 303);
    return show(sandbox, request, reply, 422, { values: {}, errors: {}, badCode: promotion });
  });
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
  const asksEmail = needsEmail(sandbox, session.id);
  const read = asksCard(session)
    ? readCardForm(request.body, words, asksEmail)
    : readEmailForm(request.body, words, asksEmail);
  if (!read.person) return show(sandbox, request, reply, 422, read.state);
  const { card, person, state } = read;
  const time = timeOfRequest(sandbox, {}, session.id);
  const result = sandbox.run(nobody, () =>
    sandbox.withTime(time, () => paySession(sandbox, session.id, card, person)),
  );
  sandbox.store.flush();
  if (result.outcome !== 'declined') return goOn(reply, session.success_url, session.id);
  const decline = declineWords(result.decline, words);
  return show(sandbox, request, reply, 402, { ...state, decline });
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
  state: Omit<CardFormState, 'asksEmail'>,
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
  const { lines, trial } = sandbox.need('sandbox.checkout', session.id);
  const trialEnd = trial.end ?? (trial.days === null ? null : sandbox.now() + trial.days * 86_400);
  const asksEmail = needsEmail(sandbox, session.id);
  return reply
    .code(status)
    .send(payPage(session, { lines, trialEnd }, language, { ...state, asksEmail }));
}
