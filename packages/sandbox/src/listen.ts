import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';

export interface RunningServer {
  /** Such as `http://127.0.0.1:4100`, without a slash at the end. */
  url: string;
  close(): Promise<void>;
}

/** Listens on all addresses, so that containers reach it; port 0 takes any free port. */
export async function listen(app: FastifyInstance, port: number): Promise<RunningServer> {
  await app.listen({ port, host: '0.0.0.0' });
  const address = app.server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      await app.close();
    },
  };
}
