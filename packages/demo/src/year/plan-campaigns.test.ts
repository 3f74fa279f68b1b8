import assert from 'node:assert/strict';
import { it } from 'node:test';
import { planCampaigns } from './plan-campaigns.ts';

const now = new Date('2026-11-23T12:00:00Z');
const campaigns = planCampaigns(now);

it('has 25 campaigns, each of vehicles that its customer has', () => {
  assert.equal(campaigns.length, 25);
  for (const { customer, lines, createdAt } of campaigns) {
    assert.ok(createdAt < now);
    const fleet = customer.cars + customer.vans + customer.trucks;
    for (const line of lines) {
      assert.ok(
        line.vehicles.every((vehicle) => vehicle < fleet),
        line.name,
      );
      // A car has no side that a full wrap could cover.
      const wrapsCar = line.vehicles.some((vehicle) => vehicle < customer.cars);
      assert.ok(line.placement !== 'FULL_WRAP' || !wrapsCar, line.name);
    }
  }
});

it('puts one line at a time on a side of a vehicle', () => {
  const taken = campaigns.flatMap(({ customer, lines }) =>
    lines.flatMap((line) => line.vehicles.map((vehicle) => ({ ...line, customer, vehicle }))),
  );
  for (const [index, a] of taken.entries()) {
    for (const b of taken.slice(index + 1)) {
      const isSameVehicle = a.customer === b.customer && a.vehicle === b.vehicle;
      const isSameSide =
        a.placement === b.placement || [a, b].some((x) => x.placement === 'FULL_WRAP');
      const overlaps = a.startDate <= b.endDate && b.startDate <= a.endDate;
      assert.ok(!(isSameVehicle && isSameSide && overlaps), `${a.name} and ${b.name}`);
    }
  }
});
