import type { DirtyCause } from '../device/mark-dirty.ts';
import type { Device } from '../generated/prisma/client.ts';
import type { PartFigures } from './measure-part.ts';

export type MeasuredDay = { day: Date; stateBefore: string; figures: PartFigures };

/** What a roll-up found, to replace what stands for the days from first (included) to end (not included). */
export type RollUpResult = {
  /** As read before anything else; its revision tells whether another roll-up was faster. */
  device: Device;
  days: MeasuredDay[];
  /** Null: everything earlier is replaced. */
  firstDay: Date | null;
  /** Null: everything later is replaced. */
  endDay: Date | null;
  dirtyIds: bigint[];
  /** Everything received until then is in it. */
  measuredAt: Date;
  cause: DirtyCause;
  /** Whether changed figures of finished days are told as restated. */
  isLate: boolean;
  /** The local date; days before it are finished. */
  today: string;
};
