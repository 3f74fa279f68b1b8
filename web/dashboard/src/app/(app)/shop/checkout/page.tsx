'use client';

import { useMutation, useQuery } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Banner } from '@mobilytics/ui/banner';
import { LinkButton } from '@mobilytics/ui/button';
import { CheckboxField } from '@mobilytics/ui/checkbox-field';
import { EmptyState } from '@mobilytics/ui/empty-state';
import { Form, useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { RadioField } from '@mobilytics/ui/radio-field';
import { TextField } from '@mobilytics/ui/text-field';
import { TextLink } from '@mobilytics/ui/text-link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useMay, useViewer } from '#layout/viewer.tsx';
import { useCart } from '#lib/use-cart.ts';
import { usePay } from '#lib/use-pay.ts';
import { AddressCheck } from './address-check.tsx';
import { AddressFields } from './address-fields.tsx';
import { addressOf, type CheckoutValues, emptyCheckout, missingFields } from './checkout-values.ts';
import { orderQuoteQuery, placeOrderMutation } from './operations.ts';
import { QuoteSummary } from './quote-summary.tsx';

export default function CheckoutPage() {
  const t = useTranslations('shop.check');
  const shop = useTranslations('shop');
  const common = useTranslations('common');
  const router = useRouter();
  const viewer = useViewer();
  const mayOrder = useMay('orders:write');
  const { cart, clear } = useCart();
  const [placeOrder] = useMutation(placeOrderMutation);
  const pay = usePay();
  const [placed, setPlaced] = useState<{ id: string; number: string }>();
  const form = useForm<CheckoutValues>({
    draftKey: 'checkout',
    initialValues: emptyCheckout(viewer.name, viewer.organization?.name ?? ''),
    validate: (values) =>
      missingFields(values).map((field) => ({ field, message: common('required') })),
    submit: async (values, idempotencyKey) => {
      const { data } = await placeOrder({
        variables: {
          input: {
            lines: cart.lines,
            currency: cart.currency,
            shippingMethod: values.shippingMethod,
            shippingAddress: addressOf(values, 'shippingAddress'),
            billingAddress: values.isBillingSame ? null : addressOf(values, 'billingAddress'),
            purchaseOrderNumber: values.purchaseOrderNumber.trim() || null,
          },
        },
        context: idempotent(idempotencyKey),
      });
      const result = data?.placeOrder;
      if (result?.__typename !== 'PlaceOrderSuccess')
        return problemsFromPaths(userProblems(result));
      const { order } = result;
      setPlaced(order);
      clear();
      // The order stands; if it cannot be paid now, its page offers to pay it later.
      const problems = await pay(order.id, crypto.randomUUID()).catch(() => [null]);
      if (problems.length > 0) router.replace(`/orders/${order.id}?checkout=refused`);
      return [];
    },
  });
  const { values, field } = form;
  const country = values['shippingAddress.country'];
  const region = values['shippingAddress.region'];
  const isPlaceKnown = country !== '' && (region !== '' || (country !== 'CA' && country !== 'US'));
  const quote = useQuery(orderQuoteQuery, {
    variables: {
      input: {
        lines: cart.lines,
        currency: cart.currency,
        shippingMethod: values.shippingMethod,
        shippingAddress: isPlaceKnown
          ? { name: '', line1: '', city: '', postalCode: '', country, region }
          : null,
      },
    },
    skip: cart.lines.length === 0,
  });

  // Back from the payment page the browser may show this page as it was left.
  useEffect(() => {
    if (!placed) return;
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted) router.replace(`/orders/${placed.id}`);
    };
    window.addEventListener('pageshow', onShow);
    return () => window.removeEventListener('pageshow', onShow);
  }, [placed, router]);

  const header = (
    <PageHeader title={t('title')} crumbs={[{ label: shop('title'), href: '/shop' }]} />
  );
  if (placed) {
    return (
      <>
        {header}
        <Banner
          tone="success"
          action={<TextLink href={`/orders/${placed.id}`}>{t('toOrder')}</TextLink>}
        >
          {t('leaving', { number: placed.number })}
        </Banner>
      </>
    );
  }
  if (cart.lines.length === 0 || !mayOrder) {
    return (
      <>
        {header}
        <EmptyState
          title={mayOrder ? shop('cartEmpty') : t('mayNot')}
          action={
            <div className="flex flex-wrap justify-center gap-2">
              <LinkButton kind="primary" href="/shop">
                {t('toShop')}
              </LinkButton>
              <LinkButton href="/orders">{shop('orders')}</LinkButton>
            </div>
          }
        />
      </>
    );
  }
  return (
    <>
      {header}
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Form form={form} submitLabel={t('submit')}>
          <Section title={t('address')} description={t('addressHelp')}>
            <AddressFields section="shipping" field={(part) => field(`shippingAddress.${part}`)} />
            <AddressCheck
              place={addressOf(values, 'shippingAddress')}
              onUse={(place) =>
                form.set(
                  Object.fromEntries(
                    Object.entries(place)
                      .filter(([part]) => part !== '__typename')
                      .map(([part, value]) => [`shippingAddress.${part}`, value ?? '']),
                  ),
                )
              }
            />
          </Section>
          <Section title={t('shipping')}>
            <RadioField
              {...field('shippingMethod')}
              label={t('method')}
              onChange={(method) =>
                form.set({ shippingMethod: method === 'EXPRESS' ? 'EXPRESS' : 'STANDARD' })
              }
              options={[
                { value: 'STANDARD', label: t('STANDARD'), help: t('STANDARDHelp') },
                { value: 'EXPRESS', label: t('EXPRESS'), help: t('EXPRESSHelp') },
              ]}
            />
          </Section>
          <Section title={t('billing')}>
            <div className="flex flex-col gap-4">
              <CheckboxField {...field('isBillingSame')} label={t('same')} />
              {!values.isBillingSame && (
                <AddressFields
                  section="billing"
                  field={(part) => field(`billingAddress.${part}`)}
                />
              )}
              <TextField
                {...field('purchaseOrderNumber')}
                label={t('po')}
                help={t('poHelp')}
                maxLength={60}
                isOptional
              />
            </div>
          </Section>
          <p className="text-sm text-muted">{t('submitHelp')}</p>
        </Form>
        <div className="lg:sticky lg:top-6">
          <QuoteSummary
            result={(quote.data ?? quote.previousData)?.orderQuote as never}
            error={quote.error}
            onRetry={() => void quote.refetch()}
          />
          <TextLink href="/shop">{t('change')}</TextLink>
        </div>
      </div>
    </>
  );
}
