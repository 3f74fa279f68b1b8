import { env } from './env.ts';

type App = 'dashboard' | 'backoffice';

export interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: unknown[]; extensions: { code: string } }[];
}

/** Somebody who calls the API: nobody in particular, a program with its key, or a person with cookies. */
export class Caller {
  readonly #headers: Record<string, string>;
  readonly #cookies = new Map<string, string>();

  private constructor(headers: Record<string, string>) {
    this.#headers = headers;
  }

  static anonymous = () => new Caller({});

  static withKey = (secret: string) => new Caller({ authorization: `Bearer ${secret}` });

  static async signIn(app: App, credentials: { email: string; password: string }) {
    const isStaff = app === 'backoffice';
    const caller = new Caller({
      'x-mobilytics-app': app,
      origin: isStaff ? env.BACKOFFICE_URL : env.DASHBOARD_URL,
    });
    const path = `/api/${isStaff ? 'staff-auth' : 'auth'}/sign-in/email`;
    const { status } = await caller.send(path, credentials);
    if (status !== 200) throw new Error(`${credentials.email} could not sign in: ${status}`);
    return caller;
  }

  async send(path: string, body: object): Promise<{ status: number; text: string }> {
    const response = await fetch(new URL(path, env.GATEWAY_URL), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...this.#headers,
        ...(this.#cookies.size > 0 && { cookie: [...this.#cookies.values()].join('; ') }),
      },
      body: JSON.stringify(body),
    });
    for (const line of response.headers.getSetCookie()) {
      const pair = line.split(';')[0] ?? '';
      this.#cookies.set(pair.split('=')[0] ?? '', pair);
    }
    return { status: response.status, text: await response.text() };
  }

  /** The whole answer as text, for tests of what it must not say. */
  async answer(query: string, variables: object = {}): Promise<{ text: string; json: Answer }> {
    const { text } = await this.send('/graphql', { query, variables });
    return { text, json: JSON.parse(text) };
  }

  /** What the operation's first field answers; anything that went wrong is thrown. */
  async ask<T>(query: string, variables: object = {}): Promise<T> {
    const { text, json } = await this.answer(query, variables);
    const [first] = Object.values(json.data ?? {});
    if (json.errors || first === undefined) throw new Error(`${query}\n${text}`);
    return first as T;
  }

  /** A mutation that must succeed. Its selection has to name `__typename`. */
  async act<T>(query: string, input: object): Promise<T> {
    const result = await this.ask<{ __typename: string }>(query, { input });
    if (result.__typename.endsWith('Success')) return result as T;
    throw new Error(`${query}\n${JSON.stringify(result)}`);
  }
}
