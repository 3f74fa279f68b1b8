/** A parameter as the form encoding can say it: text, a list or named parts. */
export type FormValue = string | FormValue[] | { [name: string]: FormValue };
export type Form = { [name: string]: FormValue };

/**
 * Reads Stripe's form encoding, `a[b][0][c]=v` and `a[]=v`, into nested objects and lists.
 * Names that are whole numbers 0, 1, 2 … make a list.
 */
export function parseForm(encoded: string): Form {
  const root: Form = Object.create(null);
  for (const [name, value] of new URLSearchParams(encoded)) {
    const [first = '', ...rest] = name.split('[').map((part) => part.replace(/\]$/, ''));
    assign(root, [first, ...rest], value);
  }
  return listsOf(root) as Form;
}

function assign(root: Form, path: string[], value: string): void {
  let node = root;
  for (const [depth, part] of path.entries()) {
    const key = part === '' ? String(Object.keys(node).length) : part;
    if (depth === path.length - 1) {
      node[key] = value;
      return;
    }
    const next = node[key];
    // A name used both as a value and as a parent keeps its last meaning.
    if (typeof next !== 'object' || Array.isArray(next)) node[key] = Object.create(null) as Form;
    node = node[key] as Form;
  }
}

function listsOf(value: FormValue): FormValue {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  const keys = Object.keys(value);
  if (keys.length > 0 && keys.every((key, index) => key === String(index)))
    return Object.values(value).map(listsOf);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, listsOf(part)]));
}
