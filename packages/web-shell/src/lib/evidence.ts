import type { MoneyValue } from '@mobilytics/ui/money';

interface Id {
  id: string;
}

export interface DeliveredFigures {
  /** Persons; null where a market has no counts. */
  impressions: string | null;
  level: string;
  methodVersion: string;
  asOf: string;
  coverage: string | null;
  /** Null where they are not what the figure is compared by. */
  vehicleDays: number | null;
}

/** What a line of an invoice rests on, as both apps ask for it. */
export type Evidence =
  | {
      __typename: 'OrderEvidence';
      order: Id;
      orderNumber: string;
      sku: string | null;
      name: string | null;
      quantity: number;
      isShipping: boolean;
      unitPrice: MoneyValue;
      pieces: readonly { serial: string; shipmentId: string; device: Id | null }[];
      parcels: readonly { shipmentId: string; trackingNumber: string | null }[];
    }
  | {
      __typename: 'PlanEvidence';
      from: string;
      to: string;
      basis: 'ORDER' | 'ORGANIZATION';
      devices: readonly {
        device: Id;
        serial: string;
        days: number;
        vehicleName: string | null;
        firstDriven: string | null;
        lastDriven: string | null;
      }[];
    }
  | {
      __typename: 'CampaignEvidence';
      campaign: Id;
      campaignName: string;
      lineName: string;
      firstDay: string;
      lastDay: string;
      vehicles: number;
      guaranteedImpressions: number | null;
      delivered: DeliveredFigures | null;
    }
  | {
      __typename: 'UsageEvidence';
      meter: 'VEHICLE_DAYS' | 'IMPRESSIONS';
      from: string;
      to: string;
      invoicedQuantity: number;
      countedQuantity: number;
      lines: readonly {
        line: Id;
        lineName: string;
        campaign: Id;
        campaignName: string;
        quantity: number;
      }[];
    }
  | {
      __typename: 'ProrationEvidence';
      from: string;
      to: string;
      seconds: number;
      periodSeconds: number;
      fullAmount: MoneyValue;
      amount: MoneyValue;
      recomputed: MoneyValue;
      matches: boolean;
    }
  | {
      __typename: 'TaxEvidence';
      taxName: string;
      jurisdiction: string | null;
      rate: string;
      base: MoneyValue;
      amount: MoneyValue;
    }
  | { __typename: 'HandWrittenEvidence'; reason: string | null };
