'use client';

import { useQuery } from '@apollo/client/react';
import { Banner } from '@mobilytics/ui/banner';
import { Button } from '@mobilytics/ui/button';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { graphql } from '#generated/gql.ts';
import type { AddressInput } from '#generated/graphql.ts';

const addressCheckQuery = graphql(`
  query CheckAddress($input: AddressCheckInput!) {
    addressCheck(input: $input) {
      verdict
      carrier
      suggestion {
        line1
        line2
        city
        region
        postalCode
        country
      }
      problems {
        field
        message
      }
    }
  }
`);

type Place = Pick<AddressInput, 'line1' | 'line2' | 'city' | 'region' | 'postalCode' | 'country'>;

/** How long nothing was typed before the carrier is asked. */
const restMs = 800;

/** What a carrier says of the address while it is typed. It advises; the person decides. */
export function AddressCheck({
  place,
  onUse,
}: {
  place: Place;
  /** Takes over the carrier's spelling. */
  onUse: (suggestion: Place) => void;
}) {
  const t = useTranslations('shop.addressCheck');
  const common = useTranslations('common');
  const { line1, line2 = null, city, region, postalCode, country } = place;
  const typed = JSON.stringify({ line1, line2, city, region, postalCode, country });
  const [rested, setRested] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setRested(typed), restMs);
    return () => clearTimeout(timer);
  }, [typed]);
  const isComplete = [line1, city, region, postalCode, country].every(Boolean);
  const { data } = useQuery(addressCheckQuery, {
    variables: { input: JSON.parse(typed) as Place },
    skip: !isComplete || rested !== typed,
    // Nobody can do anything about a check that fails, and it is not needed to order.
    errorPolicy: 'ignore',
  });
  const check = rested === typed ? data?.addressCheck : undefined;
  if (!check || check.verdict === 'VALID' || check.verdict === 'UNCHECKED') return null;
  const carrier = check.carrier ? common(`carrier.${check.carrier}`) : '';
  const { suggestion } = check;
  return (
    <div className="mt-4">
      <Banner
        tone={check.verdict === 'CORRECTED' ? 'info' : 'warning'}
        title={t(check.verdict, { carrier })}
        action={
          suggestion && (
            <Button size="small" onPress={() => onUse(suggestion)}>
              {t('use')}
            </Button>
          )
        }
      >
        {suggestion ? (
          <address className="not-italic">
            {[suggestion.line1, suggestion.line2].filter(Boolean).join(', ')}
            <br />
            {[suggestion.city, suggestion.region, suggestion.postalCode].join(' ')}
          </address>
        ) : (
          <>
            {check.problems.map(({ message }) => (
              <p key={message}>{message}</p>
            ))}
            <p>{t('keep')}</p>
          </>
        )}
      </Banner>
    </div>
  );
}
