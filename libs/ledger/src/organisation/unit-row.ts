import type { UnitKind, UnitLevel } from '@xiaohao/organisation';
import { table } from '@xiaohao/projection-runtime';

export interface UnitRow {
  readonly id: string;
  readonly name: string;
  readonly kind: UnitKind;
  /** A merged unit stands under its successor, so that what it had is found there. */
  readonly parent: string | null;
  readonly level: UnitLevel | null;
  readonly field: string | null;
  readonly trade: string | null;
  readonly mergedInto: string | null;
  /** Merged or dissolved. */
  readonly closed: boolean;
}

export const unit = table<UnitRow>({
  name: 'unit',
  columns: {
    id: 'text',
    name: 'text',
    kind: 'text',
    parent: 'text',
    level: 'text',
    field: 'text',
    trade: 'text',
    mergedInto: 'text',
    closed: 'boolean',
  },
  key: ['id'],
  indexes: [{ columns: ['parent'] }],
});
