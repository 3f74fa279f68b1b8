/** What is kept of a body at most, in characters. */
const longest = 20_000;

const secretName =
  'authorization|password|passwd|secret|client[-_]?id|client[-_]?secret|api[-_]?key|(?:access|refresh|payment|auth)[\\w-]{0,30}token|token|account[-_]?number|customer[-_]?(?:number|id)|mailed[-_]by|mid|crid|epaaccountnumber';
const personalName = '[\\w-]{0,30}(?:phone|email|voice)[\\w-]{0,30}|fax|e-mail|mobile';
const names = `(?:${secretName}|${personalName})`;

/** Every repetition is bounded: a hostile body must not keep us busy. */
const rules: [RegExp, string][] = [
  // JSON: "name": "value" or a number.
  [
    new RegExp(
      `("${names}"\\s{0,20}:\\s{0,20})("(?:[^"\\\\]|\\\\.){0,4000}"|-?\\d[\\d.]{0,30})`,
      'gi',
    ),
    '$1"•••"',
  ],
  // XML: <name>value</name>, with or without a prefix.
  [new RegExp(`(<(?:[\\w-]+:)?${names}(?:\\s[^<>]{0,200})?>)[^<]{0,2000}(</)`, 'gi'), '$1•••$2'],
  // Forms and query strings: name=value.
  [new RegExp(`((?:^|[?&])${names}=)[^&\\s"<]{0,4000}`, 'gi'), '$1•••'],
  [/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g, '•••@•••'],
  [/\b(Bearer|Basic) [\w.~+/=-]{8,}/g, '$1 •••'],
];

/** Labels and signatures in base64 say nothing to a reader. */
const base64File = /[A-Za-z0-9+/\r\n]{600,}={0,2}/g;

/** A body or an address without what nobody may read in a log: secrets, accounts, phones and mails. */
export function redact(text: string, secrets: readonly string[]): string {
  // What is cut off later may hold the end of what is hidden, so more than is kept is looked at.
  let left = text
    .slice(0, 500_000)
    .replace(base64File, '…file in base64…')
    .slice(0, 2 * longest);
  for (const secret of secrets) left = left.replaceAll(secret, '•••');
  for (const [pattern, replacement] of rules) left = left.replace(pattern, replacement);
  return left.length > longest ? `${left.slice(0, longest)}… (${left.length} characters)` : left;
}

/** The text of a body, or what it is instead of text. */
export function bodyText(body: string | Buffer, secrets: readonly string[]): string {
  if (typeof body === 'string') return redact(body, secrets);
  if (body.subarray(0, 5).toString('latin1') === '%PDF-') return `PDF of ${body.length} bytes`;
  const text = body.toString();
  // What is no UTF-8 text is an image or worse. PostgreSQL stores no zero bytes either.
  if (text.slice(0, 2_000).includes('\uFFFD') || text.includes('\0')) return `${body.length} bytes`;
  return redact(text, secrets);
}
