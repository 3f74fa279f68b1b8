'use client';

import { BarChart } from '@mobilytics/ui/bar-chart';
import { Figure } from '@mobilytics/ui/figure';
import { LineChart } from '@mobilytics/ui/line-chart';
import { MapView } from '@mobilytics/ui/map-view';
import { Grid, Section } from '@mobilytics/ui/page';

// Numbers without meaning, the same at every load.
const days = Array.from({ length: 21 }, (_, day) => ({
  label: `2026-11-${String(day + 1).padStart(2, '0')}`,
  values: [
    day === 9 ? null : 4000 + ((day * 7919) % 2600),
    day === 9 ? null : 2100 + ((day * 104729) % 1300),
  ],
}));
const path = Array.from({ length: 60 }, (_, step) => [
  -87.65 + 0.0018 * step,
  41.86 + 0.02 * Math.sin(step / 9),
]);

export function Figures() {
  return (
    <>
      <Grid>
        <Figure
          label="Impressions"
          value={184_220}
          level="OTS"
          asOf="2026-11-22T18:00:00Z"
          comparedWith={{ label: 'the week before', difference: '+12 %' }}
          explanation="Vehicles counted on the streets driven, at the time driven."
        />
        <Figure
          label="Distance"
          value={1283.4}
          unit="km"
          formatOptions={{ maximumFractionDigits: 1 }}
        />
        <Figure label="Spent" value={{ amount: '4310.00', currency: 'CAD' }} />
        <Figure label="Impressions in Montréal" value={null} missing="No traffic counts" />
      </Grid>
      <Section title="Delivery">
        <div className="grid gap-8 lg:grid-cols-2">
          <BarChart
            title="Impressions by day"
            description="GROSS and OTS, method truckside-1."
            rowHeader="Day"
            series={['GROSS', 'OTS']}
            rows={days}
          />
          <LineChart
            title="Impressions by day"
            rowHeader="Day"
            series={['GROSS', 'OTS']}
            rows={days}
          />
          <BarChart
            title="Kilometres by vehicle"
            rowHeader="Vehicle"
            unit="km"
            series={['Distance']}
            rows={['Van 12', 'Van 14', 'Truck 3', 'Truck 9'].map((label, index) => ({
              label,
              values: [320.5 - index * 61],
            }))}
          />
          <MapView
            title="Trips and impressions"
            content={{
              trips: [{ id: 'trp_1', label: 'Van 12', detail: '14 km', path }],
              points: [{ id: 'dev_1', label: 'Van 14', position: [-87.62, 41.88] }],
              cells: {
                label: 'Impressions by cell',
                unit: 'OTS',
                values: [
                  '882664c1a9fffff',
                  '882664c1adfffff',
                  '882664c1abfffff',
                  '882664c1e3fffff',
                ].map((cell, index) => ({ cell, value: 310 * (index + 1) ** 2 })),
              },
            }}
          />
        </div>
      </Section>
    </>
  );
}
