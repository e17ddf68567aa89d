import { join } from 'node:path';
import { v7 } from 'uuid';
import { keptText } from './secrets.js';

/** Who this node is among all that serve one log: its data folder, for as long as that lasts. */
export const nodeId = (dataFolder: string): string => keptText(join(dataFolder, 'node-id'), v7);
