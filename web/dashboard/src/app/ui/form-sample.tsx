'use client';

import { CheckboxField } from '@mobilytics/ui/checkbox-field';
import { ComboBoxField } from '@mobilytics/ui/combo-box-field';
import { DateField } from '@mobilytics/ui/date-field';
import { FileDrop } from '@mobilytics/ui/file-drop';
import { Form, useForm } from '@mobilytics/ui/form';
import { NumberField } from '@mobilytics/ui/number-field';
import { RadioField } from '@mobilytics/ui/radio-field';
import { SelectField } from '@mobilytics/ui/select-field';
import { SwitchField } from '@mobilytics/ui/switch-field';
import { TextField } from '@mobilytics/ui/text-field';
import { useState } from 'react';

const types = [
  { value: 'CAR', label: 'Car' },
  { value: 'VAN', label: 'Van' },
  { value: 'BOX_TRUCK', label: 'Box truck' },
];

export function FormSample() {
  const [file, setFile] = useState<File | null>(null);
  const form = useForm({
    draftKey: 'gallery',
    initialValues: {
      name: '',
      type: '',
      market: '',
      startsOn: '',
      quantity: 2,
      placement: 'REAR',
      isIlluminated: false,
      isNotified: true,
    },
    submit: async (values) =>
      (['name', 'type', 'market', 'startsOn'] as const)
        .filter((name) => !values[name])
        .map((name) => ({ field: name, message: `Fill in ${name}.` })),
  });
  return (
    <Form form={form} submitLabel="Register">
      <TextField {...form.field('name')} label="Name" help="As painted on the vehicle." />
      <SelectField {...form.field('type')} label="Type" options={types} />
      <ComboBoxField
        {...form.field('market')}
        label="Market"
        options={['Chicago', 'Toronto', 'Montréal'].map((name) => ({ value: name, label: name }))}
      />
      <DateField {...form.field('startsOn')} label="First day" help="In the market’s time zone." />
      <NumberField {...form.field('quantity')} label="Weight" unit="kg" minValue={0} isOptional />
      <RadioField
        {...form.field('placement')}
        label="Placement"
        options={[
          { value: 'REAR', label: 'Rear', help: 'Seen by who drives behind.' },
          { value: 'FULL_WRAP', label: 'Full wrap' },
        ]}
      />
      <CheckboxField {...form.field('isIlluminated')} label="Illuminated at night" />
      <SwitchField {...form.field('isNotified')} label="Tell me by mail" />
      <FileDrop
        label="Creative"
        help="PNG or JPEG of at most 20 MB."
        acceptedTypes={['image/png', 'image/jpeg']}
        maxBytes={20_000_000}
        value={file}
        onChange={setFile}
      />
    </Form>
  );
}
