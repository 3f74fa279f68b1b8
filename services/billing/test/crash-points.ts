import type { Work } from '../src/context.ts';

export class Crash extends Error {}

/**
 * Our own work as it is when the process may die: `isFatal` is asked before each transaction, before
 * it commits and after it has committed, and the process "dies" there when it says yes.
 */
export function mortal(us: Work, isFatal: () => boolean): Work {
  const die = () => {
    if (isFatal()) throw new Crash('The process died here.');
  };
  const work: Work = {
    ...us,
    services: { ...us.services, ourselves: () => work },
    async transact(run) {
      die();
      const result = await us.transact(async (tx) => {
        const inner = await run(tx);
        die();
        return inner;
      });
      die();
      return result;
    },
  };
  return work;
}
