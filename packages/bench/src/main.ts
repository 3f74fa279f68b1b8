/** `npm run bench`: every comparison, one after the other. */
await import('./gateway.ts');
await import('./executors.ts');
