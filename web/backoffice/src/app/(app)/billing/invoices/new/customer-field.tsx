'use client';

import { useQuery } from '@apollo/client/react';
import { ComboBoxField } from '@mobilytics/ui/combo-box-field';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { graphql } from '#generated/gql.ts';

const customersQuery = graphql(`
  query CustomersToInvoice($search: String) {
    billingAccounts(first: 20, filter: { search: $search }) {
      edges {
        node {
          id
          name
          organization {
            id
          }
        }
      }
      totalCount
    }
  }
`);

interface CustomerFieldProps {
  name: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
  /** It came with the address, and is looked up by its id. */
  isFixed: boolean;
}

/** One of all customers, found by name. */
export function CustomerField({ value, isFixed, onChange, ...rest }: CustomerFieldProps) {
  const t = useTranslations('money.draft');
  const [typed, setTyped] = useState<string>();
  const [chosen, setChosen] = useState<string>();
  const search = typed ?? chosen ?? (isFixed ? value : '');
  const { data, previousData } = useQuery(customersQuery, { variables: { search } });
  const options = ((data ?? previousData)?.billingAccounts.edges ?? []).map(({ node }) => ({
    value: node.organization.id,
    label: node.name,
  }));
  const named = options.find((option) => option.value === value)?.label;
  return (
    <ComboBoxField
      {...rest}
      value={value}
      label={t('customer')}
      options={options}
      inputValue={typed ?? chosen ?? named ?? ''}
      onInputChange={setTyped}
      onChange={(id) => {
        // What is chosen is shown by its whole name, whatever was typed to find it.
        setChosen(options.find((option) => option.value === id)?.label);
        setTyped(undefined);
        onChange(id);
      }}
    />
  );
}
