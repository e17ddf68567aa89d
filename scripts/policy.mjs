// `npm run policy`: writes docs/access-policy.md from the policy itself.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, environment, node24, root } from './node24.mjs';

ensureInstalled();
ensureBuilt();
const face = pathToFileURL(join(root, 'dist', 'libs', 'access', 'src', 'index.js')).href;
const file = join(root, 'docs', 'access-policy.md');
const work = `import(${JSON.stringify(face)}).then(({ policyDocument }) => require('node:fs').writeFileSync(${JSON.stringify(file)}, policyDocument()))`;
process.exit(spawnSync(node24(), ['-e', work], { stdio: 'inherit', env: environment() }).status ?? 1);
