import type { StartRectification } from '../commands.js';
import { rule } from '../rule.js';
import type { Finalised } from '../state.js';
import { measuresSuffice } from './measure-gates.js';

export const startRectification = rule<StartRectification, Finalised>({
  type: 'StartRectification',
  allowed: ({ facts }) => measuresSuffice(facts),
  decide: (_command, _state, { by }) => [{ type: 'RectificationStarted', data: { by } }],
});
