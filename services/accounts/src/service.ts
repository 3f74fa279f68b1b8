import { startSubgraph } from '@mobilytics/chassis/subgraph';
import { createAdapter } from '@mobilytics/database/connect';
import { createTransport } from 'nodemailer';
import type { App } from './auth/app.ts';
import { authRoutes } from './auth/auth.routes.ts';
import { createAuth } from './auth/auth.ts';
import type { Services } from './context.ts';
import type { Env } from './env.ts';
import { onAuditRecorded } from './events/on-audit-recorded.ts';
import { billingConsumers } from './events/on-billing.ts';
import { onOrderPlaced } from './events/on-order-placed.ts';
import { shipmentConsumers } from './events/on-shipment.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { pruneSessions } from './jobs/prune-sessions.ts';
import { sendMailOver } from './jobs/send-mail.ts';
import type { Mail } from './mail/mail.ts';
import { sendMail } from './mail/send-mail.ts';
import { resolvers } from './resolvers.ts';
import { createRunAs } from './run-as.ts';

/** Starts the accounts subgraph with its two doors, its consumers and its mail. */
export async function startAccounts(env: Env) {
  const db = new PrismaClient({ adapter: createAdapter(env.databaseUrl) });
  const runAs = createRunAs(db);
  const send = async (mail: Mail) => {
    const actor = { actorId: 'accounts', actorName: null, organizationId: null };
    await runAs(actor, async (tx) => tx.enqueue(sendMail, mail));
  };
  return startSubgraph<PrismaClient, Services>({
    name: 'accounts',
    serviceUrl: new URL('..', import.meta.url),
    env,
    createClient: () => db,
    sharedModels: [
      'User',
      'Session',
      'Account',
      'Verification',
      'TwoFactor',
      'RateLimit',
      'Organization',
    ],
    resolvers,
    consumers: [
      onAuditRecorded,
      onOrderPlaced,
      ...shipmentConsumers(env.dashboardUrl),
      ...billingConsumers(env.dashboardUrl),
    ],
    jobs: [sendMailOver(createTransport(env.smtpUrl), env.mailFrom), pruneSessions],
    services: { env, unscoped: db, runAs },
    routes(http, { log, now }) {
      const auth = (app: App) => createAuth({ app, db, env, log, runAs, send });
      const auths = { dashboard: auth('dashboard'), backoffice: auth('backoffice') };
      authRoutes(http, { env, db, auths, now });
    },
  });
}
