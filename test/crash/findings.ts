/** A command that was answered with a 2xx. */
export interface Acknowledged {
  /** Stands in the text of the command, and in nothing else. */
  readonly mark: string;
  readonly problem: string;
  readonly revision: string;
  /** Given to new problems. */
  readonly number?: string;
}

export interface ReadEvent {
  readonly id: string;
  readonly revision: string;
  readonly data: unknown;
}

/** What is there once everything is quiet. */
export interface ReadBack {
  readonly acknowledged: readonly Acknowledged[];
  /** Every problem of the ledger with its history. */
  readonly problems: readonly {
    readonly id: string;
    readonly number: string;
    readonly events: readonly ReadEvent[];
  }[];
}

const marksIn = (data: unknown): readonly string[] => JSON.stringify(data).match(/mark-[0-9-]+-end/g) ?? [];

/** Everything that does not hold; empty when nothing was lost and nothing came twice. */
export function findings({ acknowledged, problems }: ReadBack): readonly string[] {
  const found: string[] = [];
  const seen = new Map<string, string[]>();
  const ids = new Set<string>();
  const numbers = new Set<string>();
  for (const { id: problem, number, events } of problems) {
    if (numbers.has(number)) found.push(`number ${number} is there twice`);
    numbers.add(number);
    for (const [at, { id, revision, data }] of events.entries()) {
      if (revision !== String(at)) found.push(`${problem} has revision ${revision} at place ${at}`);
      if (ids.has(id)) found.push(`event ${id} is there twice`);
      ids.add(id);
      for (const mark of marksIn(data)) seen.set(mark, [...(seen.get(mark) ?? []), `${problem}@${revision}`]);
    }
  }
  for (const { mark, problem, revision, number } of acknowledged) {
    const places = seen.get(mark) ?? [];
    seen.delete(mark);
    if (places.length !== 1) found.push(`${mark} was acknowledged and is there ${places.length} times`);
    else if (places[0] !== `${problem}@${revision}`)
      found.push(`${mark} was acknowledged at ${problem}@${revision} and is at ${places[0]}`);
    if (number !== undefined && !numbers.has(number)) found.push(`number ${number} of ${mark} is gone`);
  }
  for (const mark of seen.keys()) found.push(`${mark} is there and was never acknowledged`);
  return found;
}
