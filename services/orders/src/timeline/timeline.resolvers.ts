import { connectionFrom } from '@mobilytics/chassis/connection';
import type { Resolvers, TimelineKind } from '../generated/resolvers.ts';
import { countTimeline, pageOfTimeline } from './timeline.repository.ts';
import { timelineText } from './timeline-text.ts';

export const timelineResolvers: Resolvers = {
  Order: {
    timeline: ({ id }, page, { db, viewer }) => {
      const reader = { orderId: id, isStaff: viewer.kind === 'STAFF' || viewer.kind === 'SYSTEM' };
      return connectionFrom({
        ...page,
        orderBy: [
          { field: 'occurredAt', direction: 'DESC' },
          { field: 'sequence', direction: 'DESC' },
        ],
        count: () => countTimeline(db, reader),
        rows: (window) => pageOfTimeline(db, reader, window),
      });
    },
  },
  TimelineEntry: {
    kind: ({ kind }) => kind as TimelineKind,
    text: (entry, _, { viewer }) => timelineText(entry, viewer.locale),
  },
};
