import { Counter, Histogram, type Registry } from 'prom-client';

/** How long background work takes and how it ends, by queue. */
export type WorkMetrics = {
  seconds: Histogram<'queue'>;
  ended: Counter<'queue' | 'outcome'>;
};

/** Registers the figures once, however many workers share the registry. */
export function workMetrics(registry: Registry): WorkMetrics {
  const seconds = registry.getSingleMetric('mobilytics_work_seconds');
  const ended = registry.getSingleMetric('mobilytics_work_ended_total');
  if (seconds !== undefined && ended !== undefined) {
    return { seconds: seconds as WorkMetrics['seconds'], ended: ended as WorkMetrics['ended'] };
  }
  return {
    seconds: new Histogram({
      name: 'mobilytics_work_seconds',
      help: 'Time that one job or event took.',
      labelNames: ['queue'],
      buckets: [0.01, 0.05, 0.2, 1, 5, 30, 120],
      registers: [registry],
    }),
    ended: new Counter({
      name: 'mobilytics_work_ended_total',
      help: 'Jobs and events by outcome: done, retried, or dead, which means that a person must look.',
      labelNames: ['queue', 'outcome'],
      registers: [registry],
    }),
  };
}
