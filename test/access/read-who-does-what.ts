/** One line of the oracle, taken apart. `null` is all of them. */
interface Line {
  readonly roles: readonly string[] | null;
  readonly units: readonly string[] | null;
  readonly bonds: readonly string[] | null;
  readonly stages: readonly string[];
}

/** What is asked of the oracle; `bond` is `none` for whoever is not bound to the problem. */
export interface Cell {
  readonly command: string;
  readonly stage: string;
  readonly role: string;
  readonly unit: string;
  readonly bond: string;
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/);
const some = (text: string): readonly string[] | null => (text.trim() === '*' ? null : words(text));

function lineOf(text: string, stages: readonly string[]): Line {
  const [kept = '', at] = text.split('@');
  const [roles = '', units = '', bonds = ''] = kept.split('|');
  return {
    roles: some(roles),
    units: some(units),
    bonds: some(bonds),
    stages: at === undefined ? stages : words(at),
  };
}

/** The oracle as a function of a cell, and the commands that it knows. */
export function readWhoDoesWhat(text: string): {
  readonly commands: readonly string[];
  readonly allows: (cell: Cell) => boolean;
} {
  const lines = new Map<string, readonly Line[]>();
  for (const block of text.trim().split(/\n\s*\n/)) {
    const [head = '', ...rest] = block.split('\n');
    const [names = '', stages = ''] = head.split(':');
    for (const name of words(names))
      lines.set(
        name,
        rest.map((line) => lineOf(line, words(stages))),
      );
  }
  const has = (list: readonly string[] | null, one: string): boolean => list === null || list.includes(one);
  return {
    commands: [...lines.keys()],
    allows: ({ command, stage, role, unit, bond }) =>
      (lines.get(command) ?? []).some(
        (line) =>
          has(line.roles, role) &&
          has(line.units, unit) &&
          has(line.bonds, bond) &&
          line.stages.includes(stage),
      ),
  };
}
