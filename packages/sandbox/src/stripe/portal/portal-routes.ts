import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { CardFormState } from '../checkout/card-form.ts';
import { messagePage } from '../checkout/page.ts';
import { pageLanguage } from '../checkout/page-words.ts';
import { ApiError } from '../errors.ts';
import { previewInvoice } from '../invoices/preview-invoice.ts';
import { detachMethod } from '../objects/payment-methods.ts';
import type { Sandbox } from '../sandbox.ts';
import { timeOfRequest } from '../time/clock-of.ts';
import {
  addCard,
  cancelFromPortal,
  changeFromPortal,
  keepSubscription,
  makeDefault,
} from './changes.ts';
import { homePage } from './home-page.ts';
import { portalWords } from './portal-words.ts';
import { addCardPage, cancelPage, donePage, updatePage } from './step-pages.ts';
import { afterFlow, ownMethod, ownSubscription, type Visit, visitOf } from './visit.ts';

type PageRequest = FastifyRequest<{ Params: { secret: string; id?: string } }>;
type Handler = (visit: Visit, request: PageRequest, reply: FastifyReply) => FastifyReply;

const nobody = { id: null, idempotency_key: null };
const blank: CardFormState = { asksEmail: false, values: {}, errors: {} };
const choiceFields = z.object({
  price: z.string().max(100).optional(),
  quantity: z.coerce.number().int().min(1).max(999).catch(1),
});

/** The pages on which a customer looks after subscriptions, cards and invoices. */
export function portalRoutes(app: FastifyInstance, sandbox: Sandbox): void {
  const at = (method: 'GET' | 'POST', path: string, handler: Handler) =>
    app.route<{ Params: { secret: string; id?: string } }>({
      method,
      url: `/p/session/:secret${path}`,
      handler: (request, reply) => serve(sandbox, request, reply, handler),
    });
  at('GET', '', (visit, _, reply) => {
    const step = stepOf(visit);
    return step ? reply.redirect(step, 303) : reply.send(homePage(sandbox, visit));
  });
  at('GET', '/home', (visit, _, reply) => reply.send(homePage(sandbox, visit)));
  at('GET', '/done', (visit, _, reply) => reply.send(donePage(visit)));
  at('GET', '/add-card', (visit, _, reply) => reply.send(addCardPage(visit, blank)));
  at('POST', '/add-card', (visit, { body }, reply) => {
    const { state, status } = addCard(sandbox, visit, body);
    return status === 303
      ? reply.redirect(afterFlow(visit), 303)
      : reply.code(status).send(addCardPage(visit, state));
  });
  at('POST', '/default/:id', (visit, { params: { id = '' } }, reply) => {
    const method = ownMethod(sandbox, visit, id);
    if (method) makeDefault(sandbox, visit, method.id);
    return reply.redirect(visit.base, 303);
  });
  at('POST', '/remove/:id', (visit, { params: { id = '' } }, reply) => {
    if (ownMethod(sandbox, visit, id)) detachMethod(sandbox, id);
    return reply.redirect(visit.base, 303);
  });
  subscriptionPages(at, sandbox);
}

function subscriptionPages(
  at: (method: 'GET' | 'POST', path: string, handler: Handler) => void,
  sandbox: Sandbox,
): void {
  at('GET', '/cancel/:id', (visit, { params: { id = '' } }, reply) => {
    const subscription = ownSubscription(sandbox, visit, id);
    if (!subscription || !visit.configuration.features.subscription_cancel.enabled)
      return reply.redirect(visit.base, 303);
    return reply.send(cancelPage(sandbox, visit, subscription));
  });
  at('POST', '/cancel/:id', (visit, { body, params: { id = '' } }, reply) => {
    const subscription = ownSubscription(sandbox, visit, id);
    if (subscription) cancelFromPortal(sandbox, visit, subscription, body);
    return reply.redirect(afterFlow(visit), 303);
  });
  at('POST', '/keep/:id', (visit, { params: { id = '' } }, reply) => {
    const subscription = ownSubscription(sandbox, visit, id);
    if (subscription) keepSubscription(sandbox, subscription);
    return reply.redirect(visit.base, 303);
  });
  at('GET', '/update/:id', (visit, { params: { id = '' }, query }, reply) => {
    const subscription = ownSubscription(sandbox, visit, id);
    const [item] = subscription?.items.data ?? [];
    const { subscription_update: feature } = visit.configuration.features;
    if (!subscription || !item || !feature.enabled) return reply.redirect(visit.base, 303);
    const { price, quantity } = choiceFields.parse(query);
    const chosen = price ?? item.price.id;
    const wanted = price === undefined ? (item.quantity ?? 1) : quantity;
    const preview =
      price === undefined
        ? undefined
        : previewInvoice(sandbox, {
            subscription: id,
            subscription_details: {
              items: [{ id: item.id, price: chosen, quantity: wanted }],
              proration_behavior: feature.proration_behavior as 'none',
            },
          });
    const choice = { price: chosen, quantity: wanted, ...(preview && { preview }) };
    return reply.send(updatePage(sandbox, visit, subscription, choice));
  });
  at('POST', '/update/:id', (visit, { body, params: { id = '' } }, reply) => {
    const subscription = ownSubscription(sandbox, visit, id);
    const { price, quantity } = choiceFields.parse(body);
    if (subscription && price) changeFromPortal(sandbox, visit, subscription, { price, quantity });
    return reply.redirect(afterFlow(visit), 303);
  });
}

/** Where a session that is made for one step begins. */
function stepOf({ base, flow }: Visit): string | undefined {
  if (!flow) return undefined;
  if (flow.type === 'payment_method_update') return `${base}/add-card`;
  if (flow.subscription_cancel) return `${base}/cancel/${flow.subscription_cancel.subscription}`;
  if (flow.subscription_update) return `${base}/update/${flow.subscription_update.subscription}`;
  return undefined;
}

function serve(
  sandbox: Sandbox,
  request: PageRequest,
  reply: FastifyReply,
  handler: Handler,
): FastifyReply {
  reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
  const accepted = request.headers['accept-language'];
  const visit = visitOf(sandbox, request.params.secret, accepted);
  if (!visit) {
    const language = pageLanguage(null, accepted);
    const { expired, expiredTitle } = portalWords(language.code);
    return reply.code(404).send(messagePage(language, expiredTitle, expired));
  }
  const time = timeOfRequest(sandbox, {}, visit.customer.id);
  try {
    return sandbox.run(nobody, () => sandbox.withTime(time, () => handler(visit, request, reply)));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    // Such as a card that refuses the change of a plan.
    const link = { href: visit.base, label: visit.words.home };
    return reply
      .code(error.status)
      .send(messagePage(visit.language, visit.words.title, error.message, link));
  } finally {
    sandbox.store.flush();
  }
}
