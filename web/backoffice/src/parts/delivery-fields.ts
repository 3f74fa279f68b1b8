import { graphql } from '#generated/gql.ts';
import type { DeliveryFieldsFragment } from '#generated/graphql.ts';

graphql(`
  fragment DeliveryFields on Delivery {
    methodVersion
    asOf
    impressionsMissingBecause
    coverage
    kilometres
    hours
    creditedHours
    gapHours
    daysLive
    vehicles
    gross {
      micro
      persons
    }
    ots {
      micro
      persons
    }
    byDay {
      date
      kilometres
      hours
      gross {
        micro
        persons
      }
      ots {
        micro
        persons
      }
    }
    byVehicle {
      kilometres
      hours
      vehicle {
        id
        name
      }
      ots {
        micro
        persons
      }
    }
    restatements {
      restatedAt
      reason
      from {
        micro
        persons
      }
      to {
        micro
        persons
      }
    }
  }
`);

export type DeliveryFigures = DeliveryFieldsFragment;
