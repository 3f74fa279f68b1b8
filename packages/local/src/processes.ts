import { join } from 'node:path';
import type { Settings } from './env.ts';
import { repository } from './paths.ts';
import type { Ports } from './ports.ts';
import type { ProcessSpec } from './process-spec.ts';
import type { Secrets } from './secrets.ts';
import { stripeVariables } from './stripe-settings.ts';

export const SERVICES = [
  'accounts',
  'orders',
  'billing',
  'logistics',
  'campaigns',
  'analytics',
] as const;

export type Service = (typeof SERVICES)[number];

/** What the processes are told about each other and about the world outside. */
export type Wiring = {
  settings: Settings;
  ports: Ports;
  secrets: Secrets;
  databaseUrls: Record<Service, string>;
  redisUrl: string;
};

/** Each generation of Canada Post's services has its own host. */
function canadaPostApi({ CANADA_POST_API_GENERATION: generation }: Settings): string {
  return generation === 'JSON'
    ? 'https://api.canadapost-postescanada.ca/prod/devportal-portaildesdeveloppeurs'
    : 'https://soa-gw.canadapost.ca';
}

/** Variables of the object store, the payment provider and the courier: the person's, or ours. */
function outside({ settings, ports, secrets }: Wiring) {
  const local = (port: number) => `http://127.0.0.1:${port}`;
  const s3 = settings.S3_BUCKET
    ? {
        // Without an endpoint it is Amazon's own.
        ...(settings.S3_ENDPOINT && { S3_ENDPOINT: settings.S3_ENDPOINT }),
        ...(settings.S3_PUBLIC_ENDPOINT && { S3_PUBLIC_ENDPOINT: settings.S3_PUBLIC_ENDPOINT }),
        S3_REGION: settings.S3_REGION ?? '',
        S3_BUCKET: settings.S3_BUCKET,
        S3_ACCESS_KEY_ID: settings.S3_ACCESS_KEY_ID ?? '',
        S3_SECRET_ACCESS_KEY: settings.S3_SECRET_ACCESS_KEY ?? '',
      }
    : {
        S3_ENDPOINT: local(ports.objectStore),
        S3_PUBLIC_ENDPOINT: local(ports.objectStore),
        S3_REGION: 'ca-central-1',
        S3_BUCKET: 'mobilytics',
        // The only key the local store knows.
        S3_ACCESS_KEY_ID: 'S3RVER',
        S3_SECRET_ACCESS_KEY: 'S3RVER',
      };
  const stripe = stripeVariables(settings, ports, secrets);
  const canadaPost = settings.CANADA_POST_USERNAME
    ? {
        CANADA_POST_API_BASE: settings.CANADA_POST_API_BASE ?? canadaPostApi(settings),
        CANADA_POST_USERNAME: settings.CANADA_POST_USERNAME,
        CANADA_POST_PASSWORD: settings.CANADA_POST_PASSWORD ?? '',
        CANADA_POST_CUSTOMER_NUMBER: settings.CANADA_POST_CUSTOMER_NUMBER ?? '',
        CANADA_POST_API_GENERATION: settings.CANADA_POST_API_GENERATION ?? 'XML',
        ...(settings.CANADA_POST_CONTRACT_ID && {
          CANADA_POST_CONTRACT_ID: settings.CANADA_POST_CONTRACT_ID,
        }),
        TRACKING_POLL_SECONDS: '900',
      }
    : {
        CANADA_POST_API_BASE: local(ports.canadaPostSandbox),
        CANADA_POST_USERNAME: 'sandbox',
        CANADA_POST_PASSWORD: 'sandbox',
        CANADA_POST_CUSTOMER_NUMBER: '0001234567',
        CANADA_POST_CONTRACT_ID: '0042708517',
        // The sandbox's parcel travels in a minute.
        TRACKING_POLL_SECONDS: '5',
      };
  const usps = settings.USPS_CLIENT_ID
    ? {
        USPS_API_BASE: settings.USPS_API_BASE ?? 'https://apis.usps.com',
        USPS_CLIENT_ID: settings.USPS_CLIENT_ID,
        USPS_CLIENT_SECRET: settings.USPS_CLIENT_SECRET ?? '',
        USPS_CRID: settings.USPS_CRID ?? '',
        USPS_MID: settings.USPS_MID ?? '',
        USPS_ACCOUNT_NUMBER: settings.USPS_ACCOUNT_NUMBER ?? '',
      }
    : {
        USPS_API_BASE: local(ports.uspsSandbox),
        USPS_CLIENT_ID: 'sandbox',
        USPS_CLIENT_SECRET: 'sandbox',
        USPS_CRID: '12345678',
        USPS_MID: '901234567',
        USPS_ACCOUNT_NUMBER: '1000123456',
      };
  const dhl = settings.DHL_API_KEY
    ? {
        DHL_API_BASE: settings.DHL_API_BASE ?? 'https://express.api.dhl.com/mydhlapi',
        DHL_API_KEY: settings.DHL_API_KEY,
        DHL_API_SECRET: settings.DHL_API_SECRET ?? '',
        DHL_ACCOUNT_NUMBER: settings.DHL_ACCOUNT_NUMBER ?? '',
        DHL_LOOKUP_SETTLE_SECONDS: '600',
        ...(settings.DHL_UNIFIED_API_KEY && {
          DHL_UNIFIED_API_BASE: settings.DHL_UNIFIED_API_BASE ?? 'https://api-eu.dhl.com',
          DHL_UNIFIED_API_KEY: settings.DHL_UNIFIED_API_KEY,
        }),
      }
    : {
        DHL_API_BASE: `${local(ports.dhlSandbox)}/mydhlapi`,
        DHL_API_KEY: 'sandbox',
        DHL_API_SECRET: 'sandbox',
        DHL_ACCOUNT_NUMBER: '123456789',
        DHL_UNIFIED_API_BASE: local(ports.dhlSandbox),
        DHL_UNIFIED_API_KEY: 'sandbox',
        // The sandbox shows a shipment by its reference at once.
        DHL_LOOKUP_SETTLE_SECONDS: '0',
      };
  const chitChats = settings.CHIT_CHATS_CLIENT_ID
    ? {
        CHIT_CHATS_API_BASE: settings.CHIT_CHATS_API_BASE ?? 'https://chitchats.com',
        CHIT_CHATS_CLIENT_ID: settings.CHIT_CHATS_CLIENT_ID,
        CHIT_CHATS_ACCESS_TOKEN: settings.CHIT_CHATS_ACCESS_TOKEN ?? '',
        ...(settings.CHIT_CHATS_VAT_REFERENCE && {
          CHIT_CHATS_VAT_REFERENCE: settings.CHIT_CHATS_VAT_REFERENCE,
        }),
      }
    : {
        CHIT_CHATS_API_BASE: local(ports.chitChatsSandbox),
        CHIT_CHATS_CLIENT_ID: '208472',
        CHIT_CHATS_ACCESS_TOKEN: 'sandbox',
      };
  const real = {
    CANADA_POST: settings.CANADA_POST_USERNAME,
    USPS: settings.USPS_CLIENT_ID,
    DHL: settings.DHL_API_KEY,
    CHIT_CHATS: settings.CHIT_CHATS_CLIENT_ID,
  };
  // Real carriers keep their published limits; a sandbox has none.
  const callsPerHour = Object.entries(real)
    .filter(([, account]) => account === undefined)
    .map(([carrier]) => `${carrier}=1000000`)
    .join(',');
  const carriers = {
    ...{ ...canadaPost, ...usps, ...dhl, ...chitChats },
    CARRIER_CALLS_PER_HOUR: callsPerHour,
  };
  return { s3, stripe, canadaPost, usps, dhl, chitChats, carriers };
}

/** Every process of the platform but PostgreSQL and Redis, in the order in which they start. */
export function processes(wiring: Wiring): ProcessSpec[] {
  const { settings, ports, secrets, redisUrl } = wiring;
  const { s3, stripe, canadaPost, usps, dhl, chitChats, carriers } = outside(wiring);
  const web = {
    DASHBOARD_URL: `http://localhost:${ports.dashboard}`,
    BACKOFFICE_URL: `http://localhost:${ports.backoffice}`,
  };
  const gatewayUrl = `http://127.0.0.1:${ports.gateway}`;
  // Demo data is a year of work done through the API: each step says when it happened.
  // graphql-js checks its own types at every step of a request otherwise.
  const local = { ALLOW_HISTORIC_TIME: 'true', NODE_ENV: 'production' };

  const service = (
    name: Service,
    env: Record<string, string>,
    as: { name: string; port: number } = { name, port: ports[name] },
  ): ProcessSpec => ({
    ...as,
    cwd: join(repository, 'services', name),
    command: ['node', 'src/main.ts'],
    env: {
      PORT: `${as.port}`,
      DATABASE_URL: wiring.databaseUrls[name],
      REDIS_URL: redisUrl,
      IDENTITY_SECRET: secrets.identity,
      LOG_LEVEL: 'info',
      ...local,
      ...env,
    },
    readyPath: '/readyz',
  });
  const billing = { ...{ ...stripe, ...s3 }, DASHBOARD_URL: web.DASHBOARD_URL };
  const webApp = (name: 'dashboard' | 'backoffice'): ProcessSpec => ({
    name,
    cwd: join(repository, 'web', name),
    command: ['next', 'start', '--port', `${ports[name]}`],
    env: { PORT: `${ports[name]}`, GATEWAY_URL: gatewayUrl },
    port: ports[name],
    readyPath: '/healthz',
  });

  return [
    ...(settings.S3_BUCKET
      ? []
      : [
          {
            name: 'object-store',
            cwd: join(repository, 'packages', 'object-store'),
            command: [
              ...(['node', 'src/local-server.ts', '--port', `${ports.objectStore}`] as const),
              ...['--directory', join(settings.dataDir, 'objects'), '--bucket', s3.S3_BUCKET],
              ...['--origin', web.DASHBOARD_URL, '--origin', web.BACKOFFICE_URL],
            ] satisfies ProcessSpec['command'],
            env: {},
            port: ports.objectStore,
          },
        ]),
    {
      name: 'sandbox',
      cwd: join(repository, 'packages', 'sandbox'),
      command: ['node', 'src/main.ts'],
      env: {
        STRIPE_SANDBOX_PORT: `${ports.stripeSandbox}`,
        CANADA_POST_SANDBOX_PORT: `${ports.canadaPostSandbox}`,
        CHIT_CHATS_SANDBOX_PORT: `${ports.chitChatsSandbox}`,
        USPS_SANDBOX_PORT: `${ports.uspsSandbox}`,
        DHL_SANDBOX_PORT: `${ports.dhlSandbox}`,
        SMTP_PORT: `${ports.smtp}`,
        MAIL_PAGE_PORT: `${ports.mailPage}`,
        SANDBOX_DATA_DIR: join(settings.dataDir, 'sandbox'),
        STRIPE_WEBHOOK_URL: `${gatewayUrl}/webhooks/stripe`,
        STRIPE_WEBHOOK_SECRET: secrets.stripeWebhookSecret,
        CANADA_POST_USERNAME: canadaPost.CANADA_POST_USERNAME,
        CANADA_POST_PASSWORD: canadaPost.CANADA_POST_PASSWORD,
        USPS_CLIENT_ID: usps.USPS_CLIENT_ID,
        USPS_CLIENT_SECRET: usps.USPS_CLIENT_SECRET,
        DHL_API_KEY: dhl.DHL_API_KEY,
        DHL_API_SECRET: dhl.DHL_API_SECRET,
        CHIT_CHATS_CLIENT_ID: chitChats.CHIT_CHATS_CLIENT_ID,
        CHIT_CHATS_ACCESS_TOKEN: chitChats.CHIT_CHATS_ACCESS_TOKEN,
      },
      port: ports.mailPage,
      readyPath: '/healthz',
    },
    service('accounts', {
      AUTH_SECRET: secrets.auth,
      ...web,
      GATEWAY_URL: gatewayUrl,
      SMTP_URL: settings.SMTP_URL ?? `smtp://127.0.0.1:${ports.smtp}`,
      MAIL_FROM: 'Mobilytics <no-reply@mobilytics.example>',
      // Demo data and journeys sign many people in from one address.
      SIGN_INS_PER_MINUTE: '1000',
    }),
    service('orders', {}),
    service('billing', { ...billing, BACKGROUND_WORK: 'off' }),
    service(
      'billing',
      { ...billing, BACKGROUND_WORK: 'only' },
      { name: 'billing-worker', port: ports.billingWorker },
    ),
    service('logistics', {
      ...{ ...carriers, ...s3 },
      DASHBOARD_URL: web.DASHBOARD_URL,
    }),
    service('campaigns', s3),
    service('analytics', {}),
    {
      name: 'gateway',
      cwd: join(repository, 'gateway'),
      command: ['node', 'src/main.ts'],
      env: {
        PORT: `${ports.gateway}`,
        REDIS_URL: redisUrl,
        IDENTITY_SECRET: secrets.identity,
        ...Object.fromEntries(
          SERVICES.map((name) => [`${name.toUpperCase()}_URL`, `http://127.0.0.1:${ports[name]}`]),
        ),
        ...web,
        PERSISTED_OPERATIONS: ['dashboard', 'backoffice']
          .map((app) => join(repository, 'web', app, 'src/generated/persisted-documents.json'))
          .join(','),
        GRAPHIQL: 'true',
        ALLOW_AD_HOC_OPERATIONS: 'true',
        // Demo data and browser tests do in seconds what people do in weeks.
        RATE_LIMIT_PER_MINUTE: '100000',
        ...local,
      },
      port: ports.gateway,
      readyPath: '/readyz',
    },
    webApp('dashboard'),
    webApp('backoffice'),
  ];
}
