/** One long-running process of the platform, as data. */
export type ProcessSpec = {
  name: string;
  cwd: string;
  command: [program: string, ...args: string[]];
  /** Added to the environment that every child gets. */
  env: Record<string, string>;
  port: number;
  /** Answers 200 when the process can work; without either, accepting connections is enough. */
  readyPath?: string;
  /** Whether the process can work, where no path tells. */
  isReady?: () => Promise<boolean>;
  stopSignal?: NodeJS.Signals;
  /** A server that others write to until they have stopped. */
  stopLast?: boolean;
  uid?: number;
  gid?: number;
};
