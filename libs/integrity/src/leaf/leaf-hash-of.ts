import { type Hash, leafHash } from '../tree/hashing.js';
import type { Envelope } from './envelope.js';
import { leafText } from './leaf-text.js';

/** The leaf of an event in the tree. @throws NotALeaf */
export const leafHashOf = (event: Envelope): Hash => leafHash(leafText(event));
