/** What the process holds while something runs: at its begin, in its middle, at its end, and at most. */
export function sampleMemory(everyMs = 250) {
  const samples: { rss: number; heap: number }[] = [];
  const take = () => {
    const { rss, heapUsed: heap } = process.memoryUsage();
    samples.push({ rss, heap });
  };
  take();
  const timer = setInterval(take, everyMs);
  return {
    stop() {
      clearInterval(timer);
      take();
      const at = (share: number) => samples[Math.floor((samples.length - 1) * share)];
      const peak = Math.max(...samples.map(({ rss }) => rss));
      return { start: at(0), middle: at(0.5), end: at(1), peak };
    },
  };
}

export const megabytes = (bytes: number | undefined): string =>
  `${((bytes ?? 0) / 1e6).toFixed(0)} MB`;
