/** `npm run -s logistics:bench -- tracking|polling|bulk` */
const benches: Record<string, () => Promise<unknown>> = {
  tracking: () => import('./tracking.ts'),
  polling: () => import('./polling.ts'),
  bulk: () => import('./bulk.ts'),
};

const start = benches[process.argv[2] ?? ''];
if (start === undefined) {
  console.error(`Usage: npm run -s logistics:bench -- ${Object.keys(benches).join('|')}`);
  process.exit(2);
}
await start();
