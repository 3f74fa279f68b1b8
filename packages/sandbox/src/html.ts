/** Text made safe for HTML content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

interface Document {
  language: string;
  title: string;
  body: string;
  css?: string;
}

const baseCss = `
:root { color-scheme: light dark; --ink: #1c1f24; --soft: #59616e; --line: #d9dde3; --paper: #fff; --ground: #f5f6f8; --accent: #0b5fd0; --on-accent: #fff; --bad: #b3261e; --bad-ground: #fdecea; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9ebee; --soft: #a3abb8; --line: #3a404a; --paper: #1b1e23; --ground: #121417; --accent: #8ab8ff; --on-accent: #0b1526; --bad: #ffb4ab; --bad-ground: #3b1a18; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; font-variant-numeric: tabular-nums; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
h1 { font-size: 20px; margin: 0 0 16px; } h2 { font-size: 16px; margin: 0 0 12px; }
.notice { border: 1px solid var(--bad); background: var(--bad-ground); border-radius: 6px; padding: 12px 16px; margin: 0 0 16px; }
.soft { color: var(--soft); }
`;

/** A whole page without any outside asset, which works without scripts. */
export function htmlDocument({ language, title, body, css = '' }: Document): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${baseCss}${css}</style>
</head>
<body>${body}</body>
</html>
`;
}
