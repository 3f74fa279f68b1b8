import type { IncomingHttpHeaders } from 'node:http';
import type { Credentials } from './identify.ts';

const apps = ['dashboard', 'backoffice'] as const;

/**
 * Reads who a request says it is from. A cookie counts only beside the header `x-mobilytics-app`, which
 * a form or image of another site cannot send, so that a session cannot be ridden from elsewhere.
 */
export function readCredentials(headers: IncomingHttpHeaders): Credentials {
  const app = apps.find((name) => name === headers['x-mobilytics-app']) ?? null;
  const bearer = /^Bearer (mob_\S+)$/i.exec(headers.authorization ?? '');
  return {
    app,
    apiKey: bearer?.[1] ?? null,
    cookie: bearer === null && app !== null ? (headers.cookie ?? null) : null,
  };
}
