import { problemPaper } from '../../journeys/paper.js';
import type { Person } from '../../journeys/person.js';
import { type CommandStep, type Crew, idIn, type Life } from './step.js';

type Who = keyof Crew['people'];
type More = Partial<Omit<CommandStep, 'command' | 'path'>>;

/** A command on the problem whose id is kept as `on`. */
export const about =
  (on: string) =>
  (
    command: string,
    who: Who | ((crew: Crew) => Person),
    what: string | ((life: Life) => string),
    more: More = {},
  ) =>
    ({
      command,
      by: typeof who === 'function' ? who : ({ people }) => people[who],
      path: (life) => `/problems/${idIn(life, on)}/${typeof what === 'string' ? what : what(life)}`,
      on,
      ...more,
    }) satisfies CommandStep;
export const act = about('problem');
export const sign = (command: string, who: Who, what: string, more: More = {}) =>
  act(command, who, what, { ...more, signed: true });

export const paper = ({ crew }: Life, change = {}) =>
  problemPaper(crew.campaign, crew.units.district, change);
export const identify = (as: string, more: More = {}): CommandStep => ({
  command: 'IdentifyProblem',
  by: ({ people }) => people.clerk,
  path: () => '/problems',
  body: (life) => paper(life),
  keeps: ['id', as],
  numbered: true,
  ...more,
});
