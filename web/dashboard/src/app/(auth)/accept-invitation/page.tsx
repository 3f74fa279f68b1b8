'use client';

import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Banner } from '@mobilytics/ui/banner';
import { Button, LinkButton } from '@mobilytics/ui/button';
import { ErrorState } from '@mobilytics/ui/error-state';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { AuthTitle } from '@mobilytics/web-shell/auth-title';
import { useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { graphql } from '#generated/gql.ts';
import { viewerQuery } from '#layout/viewer.tsx';
import { invitationQuery } from '../invitation.ts';

const acceptInvitation = graphql(`
  mutation AcceptInvitation($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) {
      ... on AcceptInvitationSuccess {
        organization {
          id
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export default function AcceptInvitationPage() {
  const t = useTranslations('auth.invitation');
  const router = useRouter();
  const client = useApolloClient();
  const id = useSearchParams().get('id') ?? '';
  const invited = useQuery(invitationQuery, { variables: { id } });
  const session = useQuery(viewerQuery, { fetchPolicy: 'network-only' });
  const [accept, acceptance] = useMutation(acceptInvitation);
  const [refusal, setRefusal] = useState<string>();

  const failure = invited.error ?? session.error ?? acceptance.error;
  const invitation = invited.data?.invitation;
  const viewer = session.data?.viewer;

  const join = async () => {
    // What it throws stands in `acceptance.error`, which the page shows.
    const answer = await accept({ variables: { input: { id } } }).catch(() => null);
    if (!answer) return;
    const problem = userProblems(answer.data?.acceptInvitation)[0];
    if (problem) return setRefusal(problem.message);
    await client.clearStore();
    router.replace('/');
  };

  if (!invited.data && !failure) {
    return (
      <>
        <AuthTitle title={t('plainTitle')} />
        <SkeletonText lines={3} />
      </>
    );
  }
  if (!invitation) {
    return (
      <>
        <AuthTitle title={failure ? t('plainTitle') : t('gone')} />
        {failure ? (
          <ErrorState error={failure} onRetry={() => void invited.refetch()} />
        ) : (
          <Banner tone="warning">{t('goneText')}</Banner>
        )}
      </>
    );
  }
  const isOther = viewer?.email && viewer.email.toLowerCase() !== invitation.email.toLowerCase();
  const back = encodeURIComponent(`/accept-invitation?id=${invitation.id}`);
  return (
    <>
      <AuthTitle title={t('title', { organization: invitation.organizationName })}>
        {t('for', { email: invitation.email })}
      </AuthTitle>
      <div className="flex flex-col gap-4">
        {failure && <ErrorState error={failure} />}
        {refusal && <Banner tone="danger">{refusal}</Banner>}
        {isOther ? (
          <Banner tone="warning">{t('other', { email: viewer.email ?? '' })}</Banner>
        ) : viewer ? (
          <Button kind="primary" isPending={acceptance.loading} onPress={() => void join()}>
            {t('accept', { organization: invitation.organizationName })}
          </Button>
        ) : (
          <>
            <p className="text-sm">{t('text', { organization: invitation.organizationName })}</p>
            <LinkButton kind="primary" href={`/sign-up?invitation=${invitation.id}`}>
              {t('signUp')}
            </LinkButton>
            <LinkButton href={`/sign-in?next=${back}`}>{t('signIn')}</LinkButton>
          </>
        )}
      </div>
    </>
  );
}
