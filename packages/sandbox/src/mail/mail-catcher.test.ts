import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { createTransport } from 'nodemailer';
import type { Mail } from './mailbox.ts';
import { startMailCatcher } from './start-mail-catcher.ts';

const message = {
  from: 'Mobilytics <no-reply@example.com>',
  to: 'léa@example.com, Bob@example.com',
  subject: 'Confirmez votre adresse é — 1 < 2',
  text: 'Open http://127.0.0.1:3000/verify?token=a&b=1 to confirm.',
  html: '<p>Bonjour</p><script>document.title = "ran"</script>',
};

describe('the mail catcher', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'mail-catcher-'));
  after(() => rmSync(dataDir, { recursive: true }));
  const start = () => startMailCatcher({ smtpPort: 0, pagePort: 0, dataDir });
  const catcher = await start();
  const send = (fields: Partial<typeof message> = {}) =>
    createTransport(catcher.smtpUrl).sendMail({ ...message, ...fields });
  const messages = async (url: string, query = '') =>
    ((await (await fetch(`${url}/api/messages${query}`)).json()) as { messages: Mail[] }).messages;

  it('keeps a mail with its decoded parts, found by any recipient', async () => {
    await send();
    const [mail] = await messages(catcher.url, '?to=bob@example.com');
    assert.equal(mail?.subject, message.subject);
    assert.match(mail?.text ?? '', /token=a&b=1/);
    assert.match(mail?.html ?? '', /Bonjour/);
    assert.deepEqual(await messages(catcher.url, '?to=carol@example.com'), []);
  });

  it('lists mails newest first with everything escaped', async () => {
    await send({ subject: 'Second <b>' });
    const page = await (await fetch(catcher.url)).text();
    assert.ok(page.indexOf('Second &#60;b&#62;') > 0);
    assert.ok(page.indexOf('Second') < page.indexOf('Confirmez'));
  });

  it('shows the HTML in a frame that runs no scripts, and links in the text', async () => {
    const page = await (await fetch(`${catcher.url}/messages/1`)).text();
    assert.ok(!/<script/.test(page));
    assert.match(page, /<iframe sandbox="allow-popups allow-popups-to-escape-sandbox"/);
    assert.match(page, /<a href="http:\/\/127.0.0.1:3000\/verify\?token=a&#38;b=1">/);
    assert.equal((await fetch(`${catcher.url}/messages/99`)).status, 404);
  });

  it('keeps its mails over a restart', async () => {
    const before = await messages(catcher.url);
    await catcher.close();
    const again = await start();
    assert.deepEqual(await messages(again.url), before);
    await again.close();
  });
});
