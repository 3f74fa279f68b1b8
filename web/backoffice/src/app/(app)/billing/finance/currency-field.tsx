'use client';

import { useQuery } from '@apollo/client/react';
import { SelectField } from '@mobilytics/ui/select-field';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';

const currenciesQuery = graphql(`
  query LedgerCurrencies {
    ledgerCurrencies
  }
`);

/** The currencies that the books know; amounts of two of them are never added. */
export function CurrencyField({
  value,
  onChange,
}: {
  value: string;
  onChange: (currency: string) => void;
}) {
  const t = useTranslations('finance');
  const { data } = useQuery(currenciesQuery);
  const known = [...new Set([value, ...(data?.ledgerCurrencies ?? [])])];
  return (
    <div className="w-28">
      <SelectField
        name="currency"
        label={t('currency')}
        value={value}
        onChange={onChange}
        options={known.map((currency) => ({ value: currency, label: currency }))}
      />
    </div>
  );
}
