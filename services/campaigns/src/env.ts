import { chassisEnv, chassisVariables, readVariables } from '@mobilytics/chassis/env';
import { z } from 'zod';

const variables = {
  ...chassisVariables,
  S3_ENDPOINT: z.url().optional(),
  /** How browsers reach the store, where that differs. */
  S3_PUBLIC_ENDPOINT: z.url().optional(),
  S3_REGION: z.string().min(1),
  S3_BUCKET: z.string().min(1),
  S3_ACCESS_KEY_ID: z.string().min(1),
  S3_SECRET_ACCESS_KEY: z.string().min(1),
};

export function readEnv(source: NodeJS.ProcessEnv = process.env) {
  const values = readVariables(variables, source);
  return {
    chassis: chassisEnv(values),
    objects: {
      endpoint: values.S3_ENDPOINT,
      publicEndpoint: values.S3_PUBLIC_ENDPOINT,
      region: values.S3_REGION,
      bucket: values.S3_BUCKET,
      accessKeyId: values.S3_ACCESS_KEY_ID,
      secretAccessKey: values.S3_SECRET_ACCESS_KEY,
    },
  };
}

export type Env = ReturnType<typeof readEnv>;
