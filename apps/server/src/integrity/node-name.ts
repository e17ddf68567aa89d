import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DurableFiles, realDisk } from '@xiaohao/integrity/folder';
import { v7 } from 'uuid';

/** This node's own name, made once and kept beside its tiles. */
export function nodeName(folder: string): string {
  try {
    return readFileSync(join(folder, 'node'), 'utf8').trim();
  } catch {
    const name = v7();
    const files = new DurableFiles(folder, realDisk);
    files.put('node', `${name}\n`);
    files.settle();
    return name;
  }
}
