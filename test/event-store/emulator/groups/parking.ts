import {
  append,
  metastreamOf,
  readStream,
  resolveLink,
  revisionText,
  serverEvent,
  softDelete,
  visiblePart,
} from '../storage/index.js';
import type { Delivery } from './delivery.js';
import type { GroupDesk } from './group-desk.js';

const text = new TextEncoder();
const forAdministrators = { $r: '$admins', $w: '$admins', $d: '$admins', $mr: '$admins', $mw: '$admins' };

/** What is noted of an event that is parked; the number 0 is left out, as all that a server has nothing to say of. */
function aboutParked(revision: number, reason: string): string {
  const noted = JSON.stringify({ added: new Date().toISOString(), reason });
  return revision === 0
    ? noted
    : `${noted.slice(0, -1)},"subscriptionEventNumber":${revisionText(revision)}}`;
}

/** What a group has put aside: a stream of links, from which it can be taken again. */
export class Parking {
  constructor(
    private readonly desk: GroupDesk,
    private readonly stream: string,
  ) {}

  get count(): number {
    const part = visiblePart(this.desk.storage, this.stream, Date.now());
    return typeof part === 'string' ? 0 : Math.max(0, part.last - part.first + 1);
  }

  async park({ event, link }: Delivery, reason: string): Promise<void> {
    const original = link ?? event;
    if (!original) return;
    const proposed = {
      ...serverEvent('$>', undefined),
      // What a link names that leads nowhere is parked, not the link.
      data: event ? text.encode(`${revisionText(event.revision)}@${event.stream}`) : original.data,
      metadata: text.encode(aboutParked(original.revision, reason)),
    };
    await this.desk.write((storage, now) => append(storage, this.stream, 'any', [proposed], now));
  }

  /** What was parked before a revision of the parked stream, in order; none of it counts as parked afterwards. */
  async takeUntil(stopAt: number): Promise<readonly Delivery[]> {
    const { storage } = this.desk;
    const now = Date.now();
    const found = readStream(storage, { stream: this.stream, backwards: false, from: 0, max: stopAt, now });
    if (typeof found === 'string') return [];
    const links = [...found].filter(({ revision }) => revision < stopAt);
    const last = links.at(-1);
    if (!last) return [];
    const json = JSON.stringify({ $tb: last.revision + 1, $acl: forAdministrators });
    await this.desk.write((store, at) =>
      append(store, metastreamOf(this.stream), 'any', [serverEvent('$metadata', json)], at),
    );
    return links.map((link) => ({ ...resolveLink(storage, link, now), retryCount: 0, sequence: undefined }));
  }

  async clear(): Promise<void> {
    if (this.desk.storage.lastRevision(this.stream) < 0) return;
    await this.desk.write((storage, now) => softDelete(storage, this.stream, 'any', now));
  }
}
