export { type Disk, realDisk } from './disk.js';
export { DurableFiles } from './durable-files.js';
export { formerKeyFile, KeyFileUnusable, keyFile } from './key-file.js';
export { removeLeftovers } from './leftovers.js';
export { KeyNotTakenOver, retireKey, rotateKey } from './rotate-key.js';
export { TileMissing, TilesDiffer } from './tile-faults.js';
export { TileFolder } from './tile-folder.js';
