import { describe, expect, it } from '@jest/globals';
import { heldRoles } from '@xiaohao/organisation';
import {
  type Bearing,
  mayDo,
  type ProblemCommandType,
  problemCommandTypes,
  relations,
  stages,
  unitRelations,
  type Way,
  type Ways,
  waysOf,
} from '@xiaohao/problem';
import fc from 'fast-check';
import { readWhoDoesWhat } from './read-who-does-what.js';
import { whoDoesWhat } from './who-does-what.js';

const oracle = readWhoDoesWhat(whoDoesWhat);
const bonds = ['none', ...relations] as const;
const everyStage = ['absent', ...stages] as const;

const overlapping = ['RejectSignOff 1 fewer', 'RejectSignOff 3 fewer', 'RejectSignOff 4 fewer'];

/** Cells in which a policy says something else than the oracle. */
function differing(commands: readonly ProblemCommandType[], ways: Ways = waysOf) {
  const found: string[] = [];
  let cells = 0;
  for (const role of heldRoles)
    for (const unit of unitRelations)
      for (const bond of bonds) {
        const bound = bond === 'none' ? [] : [bond];
        const bearing: Bearing = { posts: [{ role, unit }], relations: bound, ties: [unit], bonds: bound };
        for (const command of commands)
          for (const stage of everyStage) {
            cells += 1;
            const allowed = mayDo(command, stage, bearing, ways) === null;
            if (allowed !== oracle.allows({ command, stage, role, unit, bond }))
              found.push(`${command} at ${stage} by ${role} of ${unit}, ${bond}: ${allowed}`);
          }
      }
  return { cells, found };
}

/** Every policy that differs from the real one in one place. */
function mutants(): readonly (readonly [string, ProblemCommandType, Ways])[] {
  const list: (readonly [string, ProblemCommandType, Ways])[] = [];
  for (const command of problemCommandTypes)
    for (const [at, way] of waysOf[command].entries()) {
      const { barred: _barred, ...unbarred } = way;
      const { at: _at, or: _or, ...anywhere } = way;
      const { stages: _stages, ...always } = way;
      const changed: Readonly<Record<string, Way>> = {
        ...(way.barred ? { unbarred } : {}),
        ...(way.at ? { anywhere } : {}),
        ...(way.stages ? { always } : {}),
        ...(way.or ? { unbound: { ...way, or: [] } } : {}),
        auditor: { ...way, roles: [...way.roles, 'auditor'] },
        fewer: { ...way, roles: way.roles.slice(1) },
      };
      for (const [what, other] of Object.entries(changed))
        list.push([
          `${command} ${at} ${what}`,
          command,
          { ...waysOf, [command]: waysOf[command].with(at, other) },
        ]);
    }
  return list;
}

describe('role × bond × place × stage × command', () => {
  it('is what the oracle says, in every cell', () => {
    const { cells, found } = differing(problemCommandTypes);
    expect(found.slice(0, 20)).toEqual([]);
    expect(cells).toBe(16 * 6 * 6 * 15 * 46);
  });

  it('knows the same commands as the oracle', () => {
    expect([...oracle.commands].toSorted()).toEqual([...problemCommandTypes].toSorted());
  });

  it('would show a policy that is wrong in one place', () => {
    const all = mutants();
    const unseen = all.filter(([, command, ways]) => differing([command], ways).found.length === 0);
    // Where two ways overlap, one of them may lose a role or a bar and nobody gains or loses by it.
    expect(unseen.map(([what]) => what)).toEqual(overlapping);
    expect(all.length).toBeGreaterThan(150);
  });
});

const bearings: fc.Arbitrary<Bearing> = fc.record({
  posts: fc.array(
    fc.record({ role: fc.constantFrom(...heldRoles), unit: fc.constantFrom(...unitRelations) }),
    { maxLength: 4 },
  ),
  relations: fc.subarray([...relations]),
  ties: fc.subarray([...unitRelations]),
  bonds: fc.subarray([...relations]),
});

describe('whatever somebody is', () => {
  const asked = fc.tuple(
    fc.constantFrom(...problemCommandTypes),
    fc.constantFrom(...everyStage),
    bearings,
    bearings,
  );

  it('another post never takes a right away, another tie never gives one', () => {
    fc.assert(
      fc.property(asked, ([command, stage, one, other]) => {
        const may = (bearing: Bearing) => mayDo(command, stage, bearing) === null;
        if (may(one)) expect(may({ ...one, posts: [...one.posts, ...other.posts] })).toBe(true);
        else
          expect(
            may({ ...one, ties: [...one.ties, ...other.ties], bonds: [...one.bonds, ...other.bonds] }),
          ).toBe(false);
      }),
      { numRuns: 5_000 },
    );
  });

  it('nobody does anything without a role', () => {
    fc.assert(
      fc.property(asked, ([command, stage, one]) => {
        expect(mayDo(command, stage, { ...one, posts: [] })).not.toBeNull();
      }),
    );
  });
});
