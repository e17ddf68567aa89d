import type { Receiver } from '../events.js';
import type { Telling, TellingKind } from './telling.js';

/**
 * `same`: told on the same day; `moved`: on another; `changed`: on the same day in another colour, capacity or by
 * another instrument; `onlyProposed`, `onlyRecorded`: on one side alone.
 */
export const backTestVerdicts = ['same', 'moved', 'changed', 'onlyProposed', 'onlyRecorded'] as const;
export type BackTestVerdict = (typeof backTestVerdicts)[number];

/** One side of a line: when it was told, and as what. */
export interface ToldSide extends Omit<Telling, 'kind' | 'subject' | 'obligation' | 'receivers'> {
  readonly as: Receiver['as'] | null;
  readonly insteadOf: string | null;
  readonly because: Receiver['because'] | null;
}

/** What one person was told or would have been about one thing; `person` is null where nobody is told. */
export interface BackTestLine {
  readonly verdict: BackTestVerdict;
  readonly kind: TellingKind;
  readonly subject: string;
  readonly obligation: Telling['obligation'];
  readonly person: string | null;
  readonly recorded: ToldSide | null;
  readonly proposed: ToldSide | null;
}

type Told = Pick<BackTestLine, 'kind' | 'subject' | 'obligation' | 'person'> & { readonly side: ToldSide };

const perPerson = (tellings: readonly Telling[]): readonly Told[] =>
  tellings.flatMap(({ kind, subject, obligation, receivers, ...rest }) => {
    const whom: readonly (Receiver | null)[] = receivers.length === 0 ? [null] : receivers;
    return whom.map((receiver) => ({
      kind,
      subject,
      obligation,
      person: receiver?.person ?? null,
      side: {
        ...rest,
        as: receiver?.as ?? null,
        insteadOf: receiver?.insteadOf ?? null,
        because: receiver?.because ?? null,
      },
    }));
  });

const loosely = ({ kind, subject, person, side }: Told): string =>
  JSON.stringify([kind, subject, person, side.rule]);
const exactly = (told: Told): string => `${loosely(told)} ${told.side.dueInstant}`;

function verdictOf(recorded: ToldSide, proposed: ToldSide): BackTestVerdict {
  if (recorded.day !== proposed.day) return 'moved';
  // Field by field: what was stored has its own order of them.
  const says = ({ instrument, colour, as }: ToldSide): string =>
    JSON.stringify([instrument?.code, instrument?.zh, instrument?.en, colour, as]);
  return says(recorded) === says(proposed) ? 'same' : 'changed';
}

/** Takes pairs of the same name out of both lists, in order. */
function paired(
  recorded: Set<Told>,
  proposed: Set<Told>,
  name: (told: Told) => string,
): readonly (readonly [Told, Told])[] {
  const waiting = new Map<string, Told[]>();
  for (const told of proposed) waiting.set(name(told), [...(waiting.get(name(told)) ?? []), told]);
  return [...recorded].flatMap((told) => {
    const other = waiting.get(name(told))?.shift();
    if (other === undefined) return [];
    recorded.delete(told);
    proposed.delete(other);
    return [[told, other] as const];
  });
}

const line = (verdict: BackTestVerdict, recorded: Told | null, proposed: Told | null): BackTestLine => {
  const { kind, subject, obligation, person } = (recorded ?? proposed) as Told;
  return {
    verdict,
    kind,
    subject,
    obligation,
    person,
    recorded: recorded?.side ?? null,
    proposed: proposed?.side ?? null,
  };
};

const at = ({ recorded, proposed }: BackTestLine): string => recorded?.at ?? proposed?.at ?? '';
const place = (one: BackTestLine): string => JSON.stringify([at(one), one.subject, one.kind, one.person]);

/**
 * What was told beside what would have been, person by person, by instant. The same thing, rule and person are one
 * line, also where the due date became another.
 */
export function compareTellings(
  recorded: readonly Telling[],
  proposed: readonly Telling[],
): readonly BackTestLine[] {
  const [was, would] = [new Set(perPerson(recorded)), new Set(perPerson(proposed))];
  const pairs = [...paired(was, would, exactly), ...paired(was, would, loosely)];
  const lines = [
    ...pairs.map(([one, other]) => line(verdictOf(one.side, other.side), one, other)),
    ...[...was].map((told) => line('onlyRecorded', told, null)),
    ...[...would].map((told) => line('onlyProposed', null, told)),
  ];
  return lines.toSorted((one, other) => (place(one) < place(other) ? -1 : 1));
}
