import type { JobContext, RequestContext } from '@mobilytics/chassis/context';
import type { Transaction } from '@mobilytics/events/transaction';
import type { ObjectStore } from '@mobilytics/object-store/object-store';
import type { Carrier } from './carrier/carrier.ts';
import type { ConnectedCarrier } from './carrier/connect-carriers.ts';
import type { Transports } from './carrier/resilience/transports.ts';
import type { PrismaClient } from './generated/prisma/client.ts';
import type { PublicParcel } from './tracking/public-parcel.ts';

/** What the use cases need beside the database. */
export type Services = {
  carriers: readonly Carrier[];
  /** The same, with their accounts. */
  connected: readonly ConnectedCarrier[];
  transports: Pick<Transports, 'health'>;
  /** Whom carriers write to about our parcels. */
  contactEmail: string;
  /** The parcel a public link opens; callers without identity see nothing else of ours. */
  findPublicParcel: (token: string) => Promise<PublicParcel | null>;
  /** Where customers' pages are, without a slash at its end. */
  dashboardUrl: string;
  /** Shows DHL that the address it pushes to is ours; absent without a key of its push service. */
  activateDhlPush?: (push: { subscriptionId: string; secret: string }) => Promise<void>;
  /** Asks DHL for news of up to ten parcels; absent without an address to tell them to. */
  subscribeDhlPush?: (trackingNumbers: string[]) => Promise<void>;
  files: Pick<ObjectStore, 'put' | 'get' | 'signedDownloadUrl'>;
  /** The stated rate of exchange, by which offers and values of two currencies are compared. */
  usdPerCad: number;
  timing: {
    /** How long a carrier may take for one answer. */
    carrierTimeoutMs: number;
    /** The pause between two looks at a parcel that moves. */
    trackingPollMs: number;
    /** For how long one process alone may work on a label. */
    labelLeaseMs: number;
    /** How long an unanswered purchase may still take effect; then it may be asked for again. */
    labelSettleMs: number;
    resumeLabelsMs: number;
    /** For how long a carrier that does not answer is left alone. */
    breakerOpenMs: number;
    /** The pause of a carrier that throttles us and does not say for how long. */
    unnamedPauseMs: number;
    /** The pause between two looks for parcels that need a person. */
    watchParcelsMs: number;
  };
};

export type Context = RequestContext<PrismaClient, Services>;
export type Job = JobContext<PrismaClient, Services>;
/** A request, or a job that does what a person asked for; refusals are told in the viewer's language. */
export type Asking = Pick<Context | Job, 'db' | 'log' | 'services' | 'transact' | 'now'> & {
  viewer: Pick<Context['viewer'], 'locale'>;
};
export type Tx = Transaction<PrismaClient>;
