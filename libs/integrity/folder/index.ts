export { type Disk, realDisk } from './disk.js';
export { DurableFiles } from './durable-files.js';
export { KeyFileUnusable, keyFile } from './key-file.js';
export { TileMissing, TilesDiffer } from './tile-faults.js';
export { TileFolder } from './tile-folder.js';
