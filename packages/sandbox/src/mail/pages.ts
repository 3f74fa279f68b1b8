import { escapeHtml, htmlDocument } from '../html.ts';
import type { Mail } from './mailbox.ts';

const css = `
main { max-width: 960px; margin: 0 auto; padding: 24px 16px; }
.wide { overflow-x: auto; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; }
table { width: 100%; border-collapse: collapse; } th, td { text-align: left; padding: 10px 16px; border-bottom: 1px solid var(--line); } tr:last-child td { border-bottom: 0; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 4px 16px; overflow-wrap: anywhere; } dt { color: var(--soft); } dd { margin: 0; }
iframe { width: 100%; height: 60vh; border: 1px solid var(--line); border-radius: 8px; background: #fff; } pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 16px; }
`;
const language = 'en-CA';

const time = ({ receivedAt }: Mail): string => {
  const shown = new Date(receivedAt).toLocaleString('en-CA', {
    dateStyle: 'medium',
    timeStyle: 'medium',
  });
  return `<time datetime="${receivedAt}">${escapeHtml(shown)}</time>`;
};

export function listPage(mails: Mail[]): string {
  const rows = mails.map(
    (
      mail,
    ) => `<tr><td><a href="/messages/${mail.id}">${escapeHtml(mail.subject || '(no subject)')}</a></td>
<td>${escapeHtml(mail.to.join(', '))}</td><td>${time(mail)}</td></tr>`,
  );
  const table = `<div class="wide" tabindex="0" role="region" aria-label="Mails"><table>
<thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">Received</th></tr></thead>
<tbody>${rows.join('')}</tbody></table></div>`;
  const empty = '<p>No mail yet. Whatever the platform sends appears here.</p>';
  const body = `<main><h1>Caught mail (${mails.length})</h1>
<p class="soft">Nothing here was sent to anyone. New mail appears by itself.</p>
${mails.length > 0 ? table : empty}</main>${reloadOnNewMail(mails[0]?.id ?? 0)}`;
  return htmlDocument({ language, title: `Caught mail (${mails.length})`, body, css });
}

/** Reloads only when something came, so that reading and tabbing are not disturbed. */
function reloadOnNewMail(latest: number): string {
  return `<script>setInterval(async () => {
  const { latest } = await (await fetch('/api/latest')).json();
  if (latest !== ${latest}) location.reload();
}, 2000);</script>`;
}

/** The HTML part lies in a frame without scripts; its links open in a new tab. */
export function mailPage(mail: Mail): string {
  const frame = `<h2>HTML</h2><iframe sandbox="allow-popups allow-popups-to-escape-sandbox" title="The mail’s HTML" srcdoc="${escapeHtml(`<base target="_blank">${mail.html}`)}"></iframe>`;
  const body = `<main><p><a href="/">All mail</a></p><h1>${escapeHtml(mail.subject || '(no subject)')}</h1>
<dl><dt>From</dt><dd>${escapeHtml(mail.from)}</dd><dt>To</dt><dd>${escapeHtml(mail.to.join(', '))}</dd><dt>Received</dt><dd>${time(mail)}</dd></dl>
${mail.html ? frame : ''}<h2>Text</h2><pre>${linked(mail.text)}</pre></main>`;
  return htmlDocument({ language, title: mail.subject || 'Mail', body, css });
}

export function notFoundPage(): string {
  const body =
    '<main><h1>No such mail</h1><p>It may be older than the last 500. <a href="/">All mail</a></p></main>';
  return htmlDocument({ language, title: 'No such mail', body, css });
}

/** Addresses in plain text become links, so that a confirmation can be clicked. */
function linked(text: string): string {
  return escapeHtml(text).replace(
    /https?:\/\/[^\s<>]+/g,
    (address) => `<a href="${address}">${address}</a>`,
  );
}
