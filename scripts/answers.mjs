// `npm run answers`: writes what every operation answers, read from what its handler returns.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, environment, node24, root } from './node24.mjs';

ensureInstalled();
ensureBuilt();
const work = join(root, 'dist', 'test', 'answers', 'write-answers.js');
process.exit(spawnSync(node24(), [work], { stdio: 'inherit', env: environment() }).status ?? 1);
