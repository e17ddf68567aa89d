import type { Step } from '../step.js';
import { sayings } from '../texts/index.js';
import { afterClosing } from './after-closing.js';
import { Draft, type Matter } from './draft.js';
import { identify } from './identify.js';
import { begin, complete, startRectification } from './rectify.js';
import { review } from './review.js';
import { signOff } from './sign-off.js';

/** Everything that happens to one problem, in order, each step with its day. */
export function courseOf(matter: Matter): readonly Step[] {
  const draft = new Draft(matter);
  identify(draft);
  if (review(draft)) rectify(draft);
  return draft.steps;
}

function rectify(draft: Draft): void {
  const { stage, objection, reopened } = draft.matter.target;
  if (stage === 'finalised') return;
  const measures = startRectification(draft);
  const [first] = measures;
  if (first === undefined) return;
  if (stage === 'rectifying' && reopened !== true && objection === undefined) {
    if (draft.matter.target.overdue) draft.later(1);
    begin(draft, first);
    if (draft.random.percent(40))
      draft.later(2, 5).act(draft.hands.clerk, '/causes', { kind: 'management', text: sayings.obstacles[0] });
    return;
  }
  for (const measure of measures) complete(draft, measure);
  if (signOff(draft, first.name)) afterClosing(draft);
}
