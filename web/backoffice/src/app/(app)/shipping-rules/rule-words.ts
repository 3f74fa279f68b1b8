import { formatMoney, formatNumber } from '@mobilytics/ui/lib/format';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import type { Rule, Warehouse } from './rules-query.ts';

/** A rule in words: when it holds and what it does. */
export function useRuleWords(warehouses: readonly Warehouse[]) {
  const t = useTranslations('shipping');
  const tc = useTranslations('common');
  const { locale } = useUi();
  const grams = (value: number | null) =>
    value === null ? 'none' : `${formatNumber(value, locale)} g`;
  const money = (value: { amount: string; currency: string } | null) =>
    value === null ? 'none' : formatMoney(value.amount, value.currency, locale);
  const list = (words: readonly string[]) => words.join(', ');
  const method = (word: string) =>
    word === 'STANDARD' || word === 'EXPRESS' ? tc(`shippingMethods.${word}`) : word;

  const when = ({ conditions: c }: Rule): string => {
    const words = [
      c.countries.length > 0 && t('when.countries', { list: list(c.countries) }),
      c.regions.length > 0 && t('when.regions', { list: list(c.regions) }),
      (c.minWeightGrams !== null || c.maxWeightGrams !== null) &&
        t('when.weight', { min: grams(c.minWeightGrams), max: grams(c.maxWeightGrams) }),
      (c.minValue !== null || c.maxValue !== null) &&
        t('when.value', { min: money(c.minValue), max: money(c.maxValue) }),
      c.shippingMethods.length > 0 &&
        t('when.methods', { list: list(c.shippingMethods.map(method)) }),
      c.organizationIds.length > 0 && t('when.customers', { count: c.organizationIds.length }),
      c.skus.length > 0 && t('when.skus', { list: list(c.skus) }),
      c.warehouseIds.length > 0 &&
        t('when.warehouses', {
          list: list(
            c.warehouseIds.map((id) => warehouses.find((one) => one.id === id)?.code ?? id),
          ),
        }),
    ].filter((word) => word !== false);
    return words.length === 0 ? t('when.always') : capital(words.join(' · '));
  };

  const then = ({ action: a }: Rule): string => {
    const service = (one: Rule['action']['preferred'][number]) =>
      [tc(`carriers.${one.carrier}`), one.service].filter(Boolean).join(' ');
    const words = [
      t(`then.${a.strategy}`, { list: list(a.preferred.map(service)) }),
      a.carriers.length > 0 &&
        t('then.carriers', { list: list(a.carriers.map((code) => tc(`carriers.${code}`))) }),
      a.maxTransitDays !== null && t('then.days', { count: a.maxTransitDays }),
      a.signature !== 'NONE' && t(`then.${a.signature}`),
      a.insureFully && t('then.insured'),
      a.incoterm !== null && t(`then.${a.incoterm}`),
    ].filter((word) => word !== false);
    return words.join(' · ');
  };
  return { when, then };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
