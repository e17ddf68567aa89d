import type { HistoryEntry } from '@xiaohao/ledger';
import type { Api } from '../connection/api.js';

/** A problem's whole record, page by page; `path` is that of the problem. */
export async function wholeRecord(api: Api, path: string): Promise<readonly HistoryEntry[]> {
  const events: HistoryEntry[] = [];
  for (let from: string | null = '0'; from !== null; ) {
    const page: { readonly events: readonly HistoryEntry[]; readonly next: string | null } = await api.get(
      `${path}/history?from=${from}`,
    );
    events.push(...page.events);
    from = page.next;
  }
  return events;
}
