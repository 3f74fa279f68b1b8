/** Where to sign in and then go on to `path`. */
export function signInPath(path: string): string {
  return path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`;
}

/** The page to go on to: only one of this app, whatever a link to us may say. */
export function safeNext(next: string | null): string {
  if (!next?.startsWith('/') || /^\/[/\\]/.test(next) || /[\n\r\t\\]/.test(next)) return '/';
  return next;
}
