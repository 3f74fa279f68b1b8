import { startCanadaPostSandbox } from './canada-post/start-canada-post-sandbox.ts';
import { startChitChatsSandbox } from './chit-chats/start-chit-chats-sandbox.ts';
import { startDhlSandbox } from './dhl/start-dhl-sandbox.ts';
import { readEnv } from './env.ts';
import { startMailCatcher } from './mail/start-mail-catcher.ts';
import { startStripeSandbox } from './stripe/start-stripe-sandbox.ts';
import { startUspsSandbox } from './usps/start-usps-sandbox.ts';

const env = readEnv(process.env);
const kept = env.SANDBOX_DATA_DIR ? { dataDir: env.SANDBOX_DATA_DIR } : {};

const stripe = await startStripeSandbox({
  port: env.STRIPE_SANDBOX_PORT,
  ...kept,
  ...(env.STRIPE_WEBHOOK_URL && { webhookUrl: env.STRIPE_WEBHOOK_URL }),
  ...(env.STRIPE_WEBHOOK_SECRET && { webhookSecret: env.STRIPE_WEBHOOK_SECRET }),
  ...(env.STRIPE_SANDBOX_PUBLIC_URL && { publicUrl: env.STRIPE_SANDBOX_PUBLIC_URL }),
});
const username = env.CANADA_POST_USERNAME;
const password = env.CANADA_POST_PASSWORD;
const canadaPost = await startCanadaPostSandbox({
  port: env.CANADA_POST_SANDBOX_PORT,
  lifeSeconds: env.CANADA_POST_LIFE_SECONDS,
  ...(username && password && { credentials: { username, password } }),
  ...kept,
});
const clientId = env.CHIT_CHATS_CLIENT_ID;
const accessToken = env.CHIT_CHATS_ACCESS_TOKEN;
const chitChats = await startChitChatsSandbox({
  port: env.CHIT_CHATS_SANDBOX_PORT,
  lifeSeconds: env.CHIT_CHATS_LIFE_SECONDS,
  ...(clientId && accessToken && { credentials: { clientId, accessToken } }),
  ...kept,
});
const uspsId = env.USPS_CLIENT_ID;
const uspsSecret = env.USPS_CLIENT_SECRET;
const usps = await startUspsSandbox({
  port: env.USPS_SANDBOX_PORT,
  lifeSeconds: env.USPS_LIFE_SECONDS,
  ...(uspsId && uspsSecret && { credentials: { clientId: uspsId, clientSecret: uspsSecret } }),
  ...kept,
});
const dhlKey = env.DHL_API_KEY;
const dhlSecret = env.DHL_API_SECRET;
const dhl = await startDhlSandbox({
  port: env.DHL_SANDBOX_PORT,
  lifeSeconds: env.DHL_LIFE_SECONDS,
  ...(dhlKey && dhlSecret && { credentials: { username: dhlKey, password: dhlSecret } }),
  ...(env.DHL_UNIFIED_API_KEY && { apiKey: env.DHL_UNIFIED_API_KEY }),
  ...kept,
});
const mail = await startMailCatcher({
  smtpPort: env.SMTP_PORT,
  pagePort: env.MAIL_PAGE_PORT,
  ...kept,
});
console.log(`Stripe ${stripe.url}`);
console.log(`Canada Post ${canadaPost.url}`);
console.log(`Chit Chats ${chitChats.url}`);
console.log(`USPS ${usps.url}`);
console.log(`DHL ${dhl.url}`);
console.log(`Mail ${mail.smtpUrl}, read at ${mail.url}`);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await Promise.all([
    stripe.close(),
    canadaPost.close(),
    chitChats.close(),
    usps.close(),
    dhl.close(),
    mail.close(),
  ]);
}
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
