'use client';

import { createContext, useContext } from 'react';
import { graphql } from '#generated/gql.ts';
import type { ViewerQuery } from '#generated/graphql.ts';

export const viewerQuery = graphql(`
  query Viewer {
    viewer {
      id
      kind
      name
      email
      role
      scopes
      impersonatorId
      organization {
        id
        name
      }
    }
  }
`);

export type Viewer = NonNullable<ViewerQuery['viewer']>;

export const ViewerContext = createContext<Viewer | null>(null);

/** Who is signed in. Only for pages inside of the shell. */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('useViewer is used outside of the signed-in shell.');
  return viewer;
}

/** Whether the person's role allows something, so that what is refused is not offered. */
export function useMay(scope: string): boolean {
  return useViewer().scopes.includes(scope);
}
