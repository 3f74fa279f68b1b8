import type { Locale } from '../locale.ts';

/** What a mail says, before it is set as text and HTML. */
export type Letter = {
  subject: string;
  paragraphs: string[];
  /** The one thing to do. */
  action?: { label: string; url: string };
};

const closing: Record<Locale, { ifNotYou: string; linkHelp: string }> = {
  en: {
    ifNotYou: 'If you did not expect this message, you can ignore it.',
    linkHelp: 'If the button does not work, copy this address into your browser:',
  },
  fr: {
    ifNotYou: 'Si vous n’attendiez pas ce message, vous pouvez l’ignorer.',
    linkHelp: 'Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur :',
  },
};

/** A letter as plain text and as HTML that needs no images and no style sheet. */
export function setLetter(letter: Letter, locale: Locale) {
  const words = closing[locale];
  const { subject, paragraphs, action } = letter;
  const text = [
    ...paragraphs,
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    words.ifNotYou,
    'Mobilytics',
  ].join('\n\n');
  const body = [
    ...paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`),
    ...(action ? button(action, words.linkHelp) : []),
    `<p style="color:#5b6470;font-size:13px">${escapeHtml(words.ifNotYou)}</p>`,
  ].join('\n');
  const html = `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:32px 16px;background:#f6f7f9;color:#1b1f24;font:16px/1.5 system-ui,sans-serif">
<div style="max-width:520px;margin:auto;padding:32px;background:#fff;border:1px solid #dfe3e8;border-radius:8px">
<p style="margin-top:0;font-weight:600">Mobilytics</p>
${body}
</div></body></html>`;
  return { subject, text, html };
}

function button(action: { label: string; url: string }, help: string): string[] {
  const url = escapeHtml(action.url);
  return [
    `<p><a href="${url}" style="display:inline-block;padding:10px 16px;background:#1f4fd8;color:#fff;text-decoration:none;border-radius:6px">${escapeHtml(action.label)}</a></p>`,
    `<p style="color:#5b6470;font-size:13px">${escapeHtml(help)}<br><a href="${url}" style="word-break:break-all">${url}</a></p>`,
  ];
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
