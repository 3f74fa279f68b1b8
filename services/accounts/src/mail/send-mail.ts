import { mail } from './mail.ts';

/**
 * The job that sends a mail, as far as those who enqueue it need to know. A mail server may be away
 * for a while: twelve tries, each pause twice the last, are about three hours.
 */
export const sendMail = {
  name: 'accounts.send-mail',
  payload: mail,
  attempts: 12,
  backoffMs: 3_000,
};
