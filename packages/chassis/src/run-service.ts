/**
 * Runs a service as a process: `await runService(() => startOrders(env))`. SIGTERM and SIGINT stop it
 * in an orderly way; a second signal stops it at once.
 */
export async function runService(start: () => Promise<{ close(): Promise<void> }>): Promise<void> {
  const service = await start();
  let isStopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, async () => {
      if (isStopping) process.exit(1);
      isStopping = true;
      await service.close();
      process.exit(0);
    });
  }
}
