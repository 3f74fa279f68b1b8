/** The kinds of tax numbers that our customers have, and how each is written. */
export const taxIdForms: Record<string, { form: RegExp; example: string }> = {
  ca_bn: { form: /^\d{9}$/, example: '123456789' },
  ca_gst_hst: { form: /^\d{9}RT\d{4}$/, example: '123456789RT0002' },
  ca_pst_bc: { form: /^PST-\d{4}-\d{4}$/, example: 'PST-1234-5678' },
  ca_pst_mb: { form: /^\d{6}-\d$/, example: '123456-7' },
  ca_pst_sk: { form: /^\d{7}$/, example: '1234567' },
  ca_qst: { form: /^\d{10}TQ\d{4}$/, example: '1234567890TQ1234' },
  us_ein: { form: /^\d{2}-\d{7}$/, example: '12-3456789' },
  eu_vat: { form: /^[A-Z]{2}[0-9A-Z]{2,12}$/, example: 'DE123456789' },
};
