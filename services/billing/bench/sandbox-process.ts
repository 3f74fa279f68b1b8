import { startStripeSandbox } from '@mobilytics/sandbox/stripe/start-stripe-sandbox';

/** Stripe in a process of its own, so that its memory is not taken for ours. */
const sandbox = await startStripeSandbox({ port: 0 });
process.send?.(sandbox.url);
process.on('disconnect', () => process.exit(0));
