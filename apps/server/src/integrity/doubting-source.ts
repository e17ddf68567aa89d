import { LogDamaged } from '@xiaohao/event-log';
import { InDoubt, type LeafSource } from '@xiaohao/integrity/following';

/** Makes one read of a log. @throws InDoubt when its file is damaged */
export function doubting<T>(read: () => T, place = ''): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof LogDamaged)) throw error;
    throw new InDoubt({ why: 'logDamaged', detail: `${error.message}${place}` });
  }
}

/**
 * The log as its tree reads it: what its file no longer gives is a doubt that names the place. All before that place
 * is given first.
 */
export const doubtingSource = (source: LeafSource): LeafSource => ({
  after(position, limit) {
    const place = position === null ? '; nothing could be read' : `; the last event read is at ${position}`;
    for (let most = limit; most > 1; most >>= 1) {
      try {
        return source.after(position, most);
      } catch (error) {
        if (!(error instanceof LogDamaged)) throw error;
      }
    }
    return doubting(() => source.after(position, Math.min(limit, 1)), place);
  },
  at: (index) => doubting(() => source.at(index), `; event ${index + 1} cannot be read`),
});
