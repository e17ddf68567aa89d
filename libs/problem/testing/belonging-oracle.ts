import type { OrganisationEvent } from '@xiaohao/organisation';
import { Temporal } from 'temporal-polyfill';

/** How it was asked: as of which day, back to which instant, and how long a post counts after its end. */
export interface Looking {
  readonly today: string;
  readonly since: string;
  readonly coolingDays: number;
}

/**
 * Who counted as of which unit, told from the organisation's events alone: every tree that stood since the
 * instant is laid out anew and looked through. Written apart from the code under test, and slow.
 */
export function hadPostUnder(
  happened: readonly OrganisationEvent[],
  person: string,
  unit: string,
  looking: Looking,
): boolean {
  const kin = kinTold(happened, unit);
  const trees = treesSince(happened, looking.since);
  return postsCounting(happened, person, looking).some((at) =>
    trees.some((tree) => above(tree, at).some((step) => kin.includes(step))),
  );
}

/** At the unit itself, or at one that it was merged with. */
export const hadPostAt = (
  happened: readonly OrganisationEvent[],
  person: string,
  unit: string,
  looking: Looking,
): boolean => postsCounting(happened, person, looking).some((at) => kinTold(happened, unit).includes(at));

function kinTold(happened: readonly OrganisationEvent[], unit: string): readonly string[] {
  const mergers = happened.flatMap((event) => (event.type === 'UnitsMerged' ? [event.data] : []));
  const later = (of: string): readonly string[] =>
    mergers.filter(({ units }) => units.includes(of)).flatMap(({ into }) => [into, ...later(into)]);
  const earlier = (of: string): readonly string[] =>
    mergers
      .filter(({ into }) => into === of)
      .flatMap(({ units }) => units.flatMap((u) => [u, ...earlier(u)]));
  return [unit, ...later(unit), ...earlier(unit)];
}

type Tree = ReadonlyMap<string, string>;

function treesSince(happened: readonly OrganisationEvent[], since: string): readonly Tree[] {
  const tree = new Map<string, string>();
  const trees: Tree[] = [];
  for (const event of happened) {
    if ('at' in event.data && (event.data.at ?? '') >= since) trees.push(new Map(tree));
    if (event.type === 'UnitRegistered' && event.data.parent !== undefined)
      tree.set(event.data.unit, event.data.parent);
    if (event.type === 'UnitMoved') tree.set(event.data.unit, event.data.parent);
    if (event.type === 'UnitsMerged') for (const ended of event.data.units) tree.set(ended, event.data.into);
  }
  return [...trees, tree];
}

const above = (tree: Tree, unit: string): readonly string[] => {
  const parent = tree.get(unit);
  return parent === undefined ? [unit] : [unit, ...above(tree, parent)];
};

/** Units of the posts that count on the day. */
function postsCounting(
  happened: readonly OrganisationEvent[],
  person: string,
  { today, coolingDays }: Looking,
): readonly string[] {
  const posts = new Map<string, { readonly unit: string; readonly counts: boolean }>();
  const stillCounts = (...days: readonly string[]): boolean =>
    days.some((day) => Temporal.PlainDate.from(day).add({ days: coolingDays }).toString() >= today);
  for (const { type, data } of happened) {
    if (type === 'PersonRegistered' && data.person === person)
      posts.set(person, { unit: data.unit, counts: true });
    if (type === 'Appointed' && data.person === person)
      posts.set(data.appointment, {
        unit: data.unit,
        counts: data.from <= today && (data.until === undefined || stillCounts(data.until)),
      });
    if (type === 'AppointmentEnded' && data.person === person) {
      const before = posts.get(data.appointment);
      if (before?.counts)
        posts.set(data.appointment, { ...before, counts: stillCounts(data.lastDay, data.recordedOn) });
    }
  }
  return [...posts.values()].filter(({ counts }) => counts).map(({ unit }) => unit);
}
