import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  codeOf,
  mediaTypes,
  sample,
  scenario,
  startTestCanadaPost,
} from '../../test/canada-post-harness.ts';
import { child, textAt, type XmlNode } from './xml.ts';

describe('rates', async () => {
  const { send, control } = await startTestCanadaPost();
  const rate = (body: string, headers?: Record<string, string>) =>
    send('POST', '/rs/ship/price', mediaTypes.rating, body, headers);
  const due = (quote: XmlNode | undefined) => Number(textAt(quote, 'price-details', 'due'));

  it('quote every domestic service, cheapest first, and each sum is the sum of its parts', async () => {
    const { status, type, root } = await rate(scenario());
    assert.equal(status, 200);
    assert.equal(type.split(';')[0], mediaTypes.rating);
    assert.deepEqual(
      root.children.map((quote) => textAt(quote, 'service-code')),
      ['DOM.RP', 'DOM.EP', 'DOM.XP', 'DOM.PC'],
    );
    const details = child(root.children[0], 'price-details');
    const adjustments = child(details, 'adjustments')?.children ?? [];
    const parts = [
      textAt(details, 'base'),
      textAt(details, 'taxes', 'hst'),
      ...adjustments.map((adjustment) => textAt(adjustment, 'adjustment-cost')),
    ];
    const cents = parts.reduce((sum, part) => sum + Math.round(Number(part) * 100), 0);
    assert.equal(cents, Math.round(due(root.children[0]) * 100));
    assert.equal(adjustments.length, 2);
  });

  it('rise with weight, distance and speed', async () => {
    const price = async (changes: Record<string, string>) =>
      due((await rate(scenario(changes))).root.children[0]);
    const near = await price({});
    assert.ok((await price({ weight: '9' })) > near);
    const vancouver = '<domestic><postal-code>V6B1A1</postal-code></domestic>';
    assert.ok((await price({ destination: vancouver })) > near);
  });

  it('name the services in French when asked to', async () => {
    const { text } = await rate(scenario(), { 'accept-language': 'fr-CA' });
    assert.match(text, /<service-name>Colis accélérés<\/service-name>/);
  });

  it('reach the United States and the world', async () => {
    const chicago = '<united-states><zip-code>60601</zip-code></united-states>';
    const us = await rate(scenario({ destination: chicago }));
    assert.ok(us.root.children.every((quote) => textAt(quote, 'service-code').startsWith('USA.')));
    const japan = '<international><country-code>JP</country-code></international>';
    const abroad = await rate(scenario({ destination: japan }));
    assert.ok(
      abroad.root.children.every((quote) => textAt(quote, 'service-code').startsWith('INT.')),
    );
  });

  it('find no service for a parcel that nobody carries', async () => {
    assert.equal(codeOf(await rate(scenario({ weight: '31' }))), '9111');
    const unused = '<domestic><postal-code>Z9Z9Z9</postal-code></domestic>';
    assert.equal(codeOf(await rate(scenario({ destination: unused }))), '9111');
    const services = '<services><service-code>DOM.XX</service-code></services>';
    assert.equal(codeOf(await rate(scenario({ services }))), '10028');
  });

  it('refuse what the schema refuses, and say where', async () => {
    const refused = async (body: string) => {
      const answer = await rate(body);
      assert.equal(answer.status, 400);
      assert.equal(codeOf(answer), 'Server');
      return textAt(answer.root, 'message', 'description');
    };
    assert.match(
      await refused(scenario({ weight: '0' })),
      /weight value '0' must be greater than 0/,
    );
    assert.match(await refused(scenario({ weight: '2.5001' })), /more than 3 fraction digits/);
    assert.match(await refused(scenario({ customer: '<colour>red</colour>' })), /found <colour>/);
    const missing = scenario().replace('<weight>2.5</weight>', '');
    assert.match(await refused(missing), /found <\/parcel-characteristics>.*\}weight\]/);
    assert.match(await refused(scenario().replace('H2B1A0', 'H2B 1A0')), /does not match pattern/);
    assert.match(await refused(scenario().replace('</mailing-scenario>', '')), /not well-formed/);
    assert.match(await refused(scenario().replace('rate-v4', 'rate-v3')), /was expected/);
  });

  it('refuse other media types, strangers and, on demand, too many calls', async () => {
    assert.equal((await rate(scenario(), { accept: '*/*' })).status, 406);
    assert.equal((await rate(scenario(), { 'content-type': 'application/xml' })).status, 415);
    const stranger = await rate(scenario(), { authorization: 'Basic dXNlcjp3cm9uZw==' });
    assert.equal(stranger.status, 401);
    assert.equal(codeOf(stranger), 'E002');
    await control('faults', { kind: 'rate_limit' });
    const throttled = await rate(scenario());
    assert.match(textAt(throttled.root, 'message', 'description'), /Rejected by SLM Monitor/);
    assert.equal((await rate(scenario())).status, 200);
  });

  it('have the structure of the captured answer', (context) => {
    const captured = sample('rates.response-200.xml');
    if (!captured) return context.skip('The captured samples are not on this machine.');
    return rate(scenario()).then(({ text }) => {
      const names = (xml: string) =>
        new Set(xml.match(/<[a-z][\w-]*/g)?.map((tag) => tag.slice(1)));
      const ours = names(text);
      for (const name of names(captured)) assert.ok(ours.has(name), `<${name}> is missing`);
    });
  });

  it('list services with their limits', async () => {
    const list = await send('GET', '/rs/ship/service?country=CA', mediaTypes.rating);
    assert.equal(list.root.children.length, 4);
    const service = await send('GET', '/rs/ship/service/DOM.EP?country=CA', mediaTypes.rating);
    assert.match(service.text, /<weight-restriction min="0" max="30000"\/>/);
  });
});
