import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageOfId } from './page-of-id.ts';

test('every id of ours opens its object', () => {
  assert.equal(
    pageOfId('ord_01m83fnc552jf876z2cytkvctc'),
    '/orders/ord_01m83fnc552jf876z2cytkvctc',
  );
  assert.equal(pageOfId('in_1Nabc'), '/billing/invoices/in_1Nabc');
  assert.equal(pageOfId('re_3Nabc'), '/billing/refunds?search=re_3Nabc');
  assert.equal(pageOfId('cn_1Nabc'), '/billing/credit-notes/cn_1Nabc');
  assert.equal(pageOfId('dp_1Nabc'), '/billing/disputes/dp_1Nabc');
  assert.equal(pageOfId('cus_Nabc'), '/billing/accounts/cus_Nabc');
  assert.equal(
    pageOfId('exc_01m83r14swcsp1654cg60en5r1'),
    '/exceptions/exc_01m83r14swcsp1654cg60en5r1',
  );
  assert.equal(pageOfId('zzz_1'), undefined);
});

test('what stands on papers and labels leads to the list that finds it', () => {
  assert.equal(pageOfId('mob-10042'), '/orders?search=MOB-10042');
  assert.equal(pageOfId('F-10001'), '/fulfilment?tab=ALL&all-search=F-10001');
  assert.equal(pageOfId('7035114477138472'), '/shipments?search=7035114477138472');
  for (const number of ['9400111899560334712345', '1234567890', 'JD014600003828381234']) {
    assert.equal(pageOfId(number), `/shipments?search=${number}`);
  }
  assert.equal(pageOfId('490154203237518'), '/devices?search=490154203237518');
  assert.equal(pageOfId('MSK-CT-00012'), '/devices?search=MSK-CT-00012');
  assert.equal(pageOfId('hello'), undefined);
});
