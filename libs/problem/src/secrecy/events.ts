import type { Id } from '../identification/events.js';

export type SecrecyEvent =
  | {
      readonly type: 'PersonCleared';
      readonly data: { readonly by: Id; readonly person: Id; readonly ground: string };
    }
  | {
      readonly type: 'ClearanceEnded';
      readonly data: { readonly by: Id; readonly person: Id; readonly ground: string };
    };
