import { graphql } from '#generated/gql.ts';

export const invitationQuery = graphql(`
  query Invitation($id: ID!) {
    invitation(id: $id) {
      id
      email
      organizationName
    }
  }
`);
