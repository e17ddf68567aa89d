import {
  type CampaignClosing,
  type CampaignRules,
  type ChecklistEntry,
  type ChecklistKind,
  ownRules,
  type PanelMember,
} from '@xiaohao/campaign';
import { type RowStore, table, type View } from '@xiaohao/projection-runtime';
import type { Ledger } from '../asking/ledger.js';
import { mostRows } from '../asking/most-rows.js';
import { onCampaigns } from '../reading-events/other-events.js';
import { mustBeThere } from '../reading-events/problem-events.js';

export interface RulesVersionRow {
  /** From 1. */
  readonly version: number;
  /** First date in the campaign's zone on which it holds. */
  readonly effectiveOn: string;
  readonly ground: string | null;
  readonly rules: CampaignRules;
}

export interface CampaignRow {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly startsOn: string;
  readonly open: boolean;
  /** Null while it is open; `at` is the instant of recording. */
  readonly closing: Required<CampaignClosing> | null;
  readonly openedAt: string;
  readonly rules: readonly RulesVersionRow[];
  readonly panel: readonly PanelMember[];
  readonly checklists: readonly {
    readonly kind: ChecklistKind;
    readonly version: number;
    readonly title: string;
    readonly entries: readonly ChecklistEntry[];
  }[];
  readonly revision: string;
}

const campaign = table<CampaignRow>({
  name: 'campaign',
  columns: {
    id: 'text',
    name: 'text',
    zone: 'text',
    startsOn: 'text',
    open: 'boolean',
    closing: 'json',
    openedAt: 'text',
    rules: 'json',
    panel: 'json',
    checklists: 'json',
    revision: 'text',
  },
  key: ['id'],
  heap: true,
  cached: 50,
});

type Event = { readonly stream: string };
const idOf = ({ stream }: Event): string => stream.slice('campaign-'.length);

function change(event: Event, rows: RowStore, changed: (row: CampaignRow) => Partial<CampaignRow>): void {
  const row = mustBeThere(rows.get(campaign, idOf(event)), 'campaign', idOf(event));
  rows.put(campaign, { ...row, ...changed(row) });
}

/** Campaigns with all versions of their rules, the panel and the checklists in force. */
export const campaigns: View = {
  name: 'campaigns',
  version: 3,
  claims: [
    onCampaigns(
      {
        CampaignOpened(event, rows) {
          const { name, zone, startsOn, rules } = event.data;
          rows.put(campaign, {
            id: idOf(event),
            name,
            zone,
            startsOn,
            open: true,
            closing: null,
            openedAt: event.metadata.recordedAt,
            rules: [{ version: 1, effectiveOn: startsOn, ground: null, rules: ownRules(rules) }],
            panel: [],
            checklists: [],
            revision: event.revision,
          });
        },
        RulesRevised(event, rows) {
          const { by: _, ...data } = event.data;
          const version = { ...data, rules: ownRules(data.rules) };
          change(event, rows, (row) => ({ rules: [...row.rules, version] }));
        },
        PanelFormed(event, rows) {
          change(event, rows, () => ({ panel: event.data.members }));
        },
        ChecklistIssued(event, rows) {
          const { by: _, ...issued } = event.data;
          change(event, rows, ({ checklists }) => ({
            checklists: [...checklists.filter(({ kind }) => kind !== issued.kind), issued],
          }));
        },
        CampaignClosed(event, rows) {
          const closing = { ...event.data, at: event.metadata.recordedAt };
          change(event, rows, () => ({ open: false, closing }));
        },
      },
      (event, rows) => change(event, rows, () => ({ revision: event.revision })),
    ),
  ],
  tables: [campaign],
};

/** The latest opened first; at most {@link mostRows}. */
export const listCampaigns = (ledger: Ledger, _: object): readonly CampaignRow[] =>
  ledger.rows(campaign, `ORDER BY t.openedAt DESC, t.id LIMIT ${mostRows}`);

/** The zone of every campaign and all versions of its rules. */
export const campaignRules = (
  ledger: Ledger,
  _: object,
): readonly Pick<CampaignRow, 'id' | 'zone' | 'rules'>[] =>
  ledger.rows(campaign, 'ORDER BY t.id').map(({ id, zone, rules }) => ({ id, zone, rules }));

export const readCampaign = (ledger: Ledger, { id }: { readonly id: string }): CampaignRow | null =>
  ledger.rows(campaign, 'WHERE t.id = ?', id)[0] ?? null;
