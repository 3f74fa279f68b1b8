import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';

export type App = 'dashboard' | 'backoffice';

/** A person who is signed in. */
export type Session = { app: App; cookie: string };

type Act = {
  /** When it happened; now, when left out. */
  at?: Date;
  /** The step's name, so that a run that goes on repeats nothing. */
  key?: string;
  /** Done twice it is done once, whatever its name: asked again when its answer was lost. */
  isRepeatable?: boolean;
};

type Reply = {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions?: { code?: string } }[];
};

const MOST_TRIES = 8;

/** The platform's public API, as its web apps use it. */
export class Api {
  readonly #url: string;
  readonly #origins: Record<App, string>;
  readonly #agent = new Agent({ connections: 32, keepAliveTimeout: 5_000 });

  constructor(url: string, origins: Record<App, string>) {
    this.#url = url;
    this.#origins = origins;
  }

  async signIn(app: App, credentials: { email: string; password: string }): Promise<Session> {
    const path = app === 'dashboard' ? '/api/auth' : '/api/staff-auth';
    const { headers } = await this.#send(`${path}/sign-in/email`, credentials, {
      origin: this.#origins[app],
    });
    const cookies = [headers['set-cookie'] ?? []].flat().map((each) => each.split(';')[0]);
    return { app, cookie: cookies.join('; ') };
  }

  /** What the operation's one field answers. */
  async ask<T>(
    { app, cookie }: Session,
    query: string,
    variables: object,
    { at, key, isRepeatable = false }: Act = {},
  ): Promise<T> {
    for (let tries = 1; ; tries++) {
      const name = tries === 1 ? key : `${key}~${tries}`;
      const { text } = await this.#send(
        '/graphql',
        { query, variables },
        {
          cookie,
          'x-mobilytics-app': app,
          ...(at && { 'x-mobilytics-at': at.toISOString() }),
          ...(key && { 'idempotency-key': `demo-${name}` }),
        },
      );
      const { data, errors = [] }: Reply = JSON.parse(text);
      const [answer] = Object.values(data ?? {});
      if (errors.length === 0 && answer !== undefined) return answer as T;
      const [error] = errors;
      const isLost = ['UNAVAILABLE', 'ALREADY_APPLIED'].includes(error?.extensions?.code ?? '');
      if (!isLost || !isRepeatable || tries === MOST_TRIES) {
        throw new Error(`${key ?? query.slice(0, 60)}: ${error?.message ?? text.slice(0, 200)}`);
      }
      await sleep(500 * tries);
    }
  }

  /** A mutation, which must succeed. */
  async act<T>(session: Session, query: string, input: object, act: Act = {}): Promise<T> {
    const answer = await this.ask<{ __typename: string }>(session, query, { input }, act);
    if (answer.__typename.endsWith('Success')) return answer as T;
    throw new Error(`${act.key ?? query.slice(0, 60)}: ${JSON.stringify(answer)}`);
  }

  async close(): Promise<void> {
    await this.#agent.close();
  }

  async #send(path: string, body: object, headers: Record<string, string>) {
    for (let tries = 1; ; tries++) {
      const answer = await request(`${this.#url}${path}`, {
        method: 'POST',
        dispatcher: this.#agent,
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }).then(
        async (response) => ({ ...response, text: await response.body.text() }),
        (error: Error) => ({ statusCode: 503, headers: {}, text: error.message }),
      );
      const { statusCode, text } = answer;
      if (statusCode < 400) return answer as { text: string; headers: Record<string, string[]> };
      const isWorthWaiting = statusCode === 429 || statusCode >= 500;
      if (!isWorthWaiting || tries === MOST_TRIES) {
        throw new Error(`${path} answered ${statusCode}: ${text.slice(0, 300)}`);
      }
      await sleep(statusCode === 429 ? 10_000 : 300 * 2 ** tries);
    }
  }
}
