import type { EventEmitter } from 'node:events';
import { cancelled } from '../wire/errors.js';
import type { EmulatedNode } from './node.js';

/** Has a long call cancelled when the node is stopped in good order, as long as it is under way. */
export function endWithNode(node: EmulatedNode, call: EventEmitter): void {
  const ending = (): void => void call.emit('error', cancelled());
  const over = (): void => void node.endings.delete(ending);
  node.endings.add(ending);
  call.on('close', over);
  call.on('finish', over);
  call.on('cancelled', over);
}
