import type { RecordedEvent } from '@xiaohao/event-log';
import type { IntakeEvent } from '@xiaohao/intake';
import type { Handler, RowStore, StreamClaim } from '@xiaohao/projection-runtime';

const known: Readonly<Record<IntakeEvent['type'], number>> = { IntakeRegistered: 1, ReporterErased: 1 };

type Handlers = {
  readonly [Type in IntakeEvent['type']]?: (
    event: Omit<RecordedEvent, 'type' | 'data'> & Extract<IntakeEvent, { readonly type: Type }>,
    rows: RowStore,
  ) => void;
};

/** The claim of a view that reads intakes. */
export const onIntakes = (on: Handlers): StreamClaim => ({
  kind: 'intake',
  known,
  on: on as unknown as Readonly<Record<string, Handler>>,
});

export const intakeOf = ({ stream }: { readonly stream: string }): string => stream.slice('intake-'.length);
