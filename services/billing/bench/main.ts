/** `npm run -s billing:bench -- webhooks|events|reconcile` */
const benches: Record<string, () => Promise<unknown>> = {
  webhooks: () => import('./webhooks.ts'),
  events: () => import('./events.ts'),
  reconcile: () => import('./reconcile.ts'),
};

const start = benches[process.argv[2] ?? ''];
if (start === undefined) {
  console.error(`Usage: npm run -s billing:bench -- ${Object.keys(benches).join('|')}`);
  process.exit(2);
}
await start();
