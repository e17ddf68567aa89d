import type { ErasureGround, IntakeChannel, IntakeSecrecy } from './vocabulary.js';

/**
 * Everything that can happen to an intake. Who reported is never in here in clear: `sealed` is encrypted under a key
 * that this intake alone has and that lies apart from the log, so that erasing the key erases the identity while
 * every event stays as it was.
 */
export type IntakeEvent =
  | {
      readonly type: 'IntakeRegistered';
      readonly data: {
        readonly intake: string;
        /** `LJ-2026-0042`, restricted `LJ-R-2026-0042`; never reused. */
        readonly number: string;
        readonly by: string;
        /** The unit that took it in. */
        readonly unit: string;
        readonly channel: IntakeChannel;
        /** The number that its paper came with. */
        readonly paper?: string;
        /** Calendar date. */
        readonly receivedOn: string;
        readonly secrecy: IntakeSecrecy;
        /** Null when nobody gave a name. */
        readonly reporter: { readonly sealed: string } | null;
      };
    }
  | {
      readonly type: 'ReporterErased';
      readonly data: { readonly by: string; readonly ground: ErasureGround };
    };

/** Current schema version of each event. */
export const intakeEventVersions: Readonly<Record<IntakeEvent['type'], number>> = {
  IntakeRegistered: 1,
  ReporterErased: 1,
};
