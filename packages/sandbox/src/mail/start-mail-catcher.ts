import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fastify } from 'fastify';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { listen } from '../listen.ts';
import { Mailbox } from './mailbox.ts';
import { listPage, mailPage, notFoundPage } from './pages.ts';

export interface MailCatcherOptions {
  smtpPort: number;
  pagePort: number;
  dataDir?: string;
}

export interface RunningMailCatcher {
  /** The page and its JSON. */
  url: string;
  smtpUrl: string;
  close(): Promise<void>;
}

const largestMailBytes = 20 * 1024 * 1024;

/** Catches every mail sent to it over SMTP and shows it on a page. */
export async function startMailCatcher(options: MailCatcherOptions): Promise<RunningMailCatcher> {
  const mailbox = new Mailbox(options.dataDir && join(options.dataDir, 'mail.jsonl'));
  const smtp = new SMTPServer({
    // Any sender may sign in with anything, or not at all.
    authOptional: true,
    onAuth: (auth, _session, done) => done(null, { user: auth.username }),
    disabledCommands: ['STARTTLS'],
    size: largestMailBytes,
    onData: (stream, session, done) => {
      receive(mailbox, stream, session).then(() => done(), done);
    },
  });
  await new Promise<void>((resolve, reject) => {
    smtp.once('error', reject);
    smtp.listen(options.smtpPort, '0.0.0.0', () => resolve());
  });
  // A sender that hangs up in the middle is no reason to stop.
  smtp.removeAllListeners('error').on('error', (error) => console.warn(`SMTP: ${error.message}`));
  const page = await listen(pages(mailbox), options.pagePort);
  const { port } = smtp.server.address() as AddressInfo;
  return {
    url: page.url,
    smtpUrl: `smtp://127.0.0.1:${port}`,
    async close() {
      await page.close();
      await new Promise<void>((resolve) => smtp.close(resolve));
    },
  };
}

async function receive(
  mailbox: Mailbox,
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded)
    throw Object.assign(new Error('The mail is larger than 20 MB.'), { responseCode: 552 });
  const to = envelope.rcptTo.map(({ address }) => address);
  const from = envelope.mailFrom ? envelope.mailFrom.address : '';
  await mailbox.add(Buffer.concat(chunks), from, to);
}

function pages(mailbox: Mailbox) {
  const app = fastify({ forceCloseConnections: true });
  app.addHook('onRequest', async (_request, reply) => {
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
  });
  app.get('/', () => listPage(mailbox.list()));
  app.get<{ Params: { id: string } }>('/messages/:id', (request, reply) => {
    const mail = mailbox.get(Number(request.params.id));
    return mail ? mailPage(mail) : reply.code(404).send(notFoundPage());
  });
  app.get<{ Querystring: { to?: string } }>('/api/messages', (request, reply) =>
    reply.type('application/json').send({ messages: mailbox.list(request.query.to) }),
  );
  app.get('/api/latest', (_request, reply) =>
    reply.type('application/json').send({ latest: mailbox.list()[0]?.id ?? 0 }),
  );
  app.delete('/api/messages', (_request, reply) => {
    mailbox.clear();
    return reply.code(204).send();
  });
  app.get('/healthz', (_request, reply) => reply.type('application/json').send({ status: 'ok' }));
  return app;
}
