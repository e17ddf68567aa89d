import { refusalTexts } from '@xiaohao/http';
import {
  actions,
  type DecisionContext,
  type ProblemRefusal,
  type ProblemState,
  problemRefusals,
  waysOf,
} from '@xiaohao/problem';

/** What a caller may do now, and why not for the rest. */
export interface PermittedAction {
  readonly command: string;
  readonly permitted: boolean;
  readonly refusal?: { readonly code: string; readonly zh: string; readonly en: string };
}

const textsOf = ({ refused: code, params }: ProblemRefusal) => ({
  code,
  ...refusalTexts(problemRefusals[code], params),
});

/** Every command on a problem that people give, with whether it may be given in this context. */
export const permittedActions = (state: ProblemState, context: DecisionContext): readonly PermittedAction[] =>
  actions(state, context)
    .filter(({ type }) => type !== 'IdentifyProblem' && waysOf[type].length > 0)
    .map(({ type, refusal }) => ({
      command: type,
      permitted: refusal === null,
      ...(refusal ? { refusal: textsOf(refusal) } : {}),
    }));
