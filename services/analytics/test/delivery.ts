import { signedQuery } from '@mobilytics/chassis/testing';
import type { Identity } from '@mobilytics/identity/identity';

const query = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    ... on Line { id delivery { ...Figures } }
    ... on Campaign { id delivery { ...Figures } }
  }
}
fragment Figures on Delivery {
  methodVersion asOf gross { micro persons } ots { micro persons } impressionsMissingBecause coverage
  kilometres hours creditedHours gapHours daysLive vehicles
  byDay { date ots { micro } kilometres hours }
  byVehicle { vehicle { id } ots { micro } kilometres hours }
  restatements { restatedAt dates line { id } from { micro } to { micro } reason }
}`;

/** What the API says of a line's or campaign's delivery. */
export async function deliveryOf(
  url: string,
  viewer: Identity,
  id: string,
  // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects of the data.
): Promise<any> {
  const __typename = id.startsWith('lin_') ? 'Line' : 'Campaign';
  const { data, errors } = await signedQuery(url, viewer, query, {
    representations: [{ __typename, id }],
  });
  if (errors) throw new Error(JSON.stringify(errors));
  return data._entities[0].delivery;
}
