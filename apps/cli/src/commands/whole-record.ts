import type { HistoryEntry } from '@xiaohao/ledger';
import type { Api } from '../connection/api.js';

/** All pages of a list of entries; `path` is told where each begins. */
async function allPages<Entry>(api: Api, path: (from: string) => string): Promise<readonly Entry[]> {
  const events: Entry[] = [];
  for (let from: string | null = '0'; from !== null; ) {
    const page: { readonly events: readonly Entry[]; readonly next: string | null } = await api.get(
      path(from),
    );
    events.push(...page.events);
    from = page.next;
  }
  return events;
}

/** A problem's whole record, page by page; `path` is that of the problem. */
export const wholeRecord = (api: Api, path: string): Promise<readonly HistoryEntry[]> =>
  allPages(api, (from) => `${path}/history?from=${from}`);

/** The same with what the caller might have done after each entry. */
export const stepsWithActions = (
  api: Api,
  path: string,
): Promise<readonly (HistoryEntry & { readonly actions: readonly string[] })[]> =>
  allPages(api, (from) => `${path}/replay?actions=true&from=${from}`);
