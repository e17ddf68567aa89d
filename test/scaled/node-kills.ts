// Servers on one event store, killed one after the other under load: prints what came of it, ends with 1 if anything was lost.
import { parseArgs } from 'node:util';
import { sufferNodeKills } from './suffer-node-kills.js';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    nodes: { type: 'string', default: '3' },
    store: { type: 'string' },
  },
});
const seed = Number(values.seed);
const outcome = await sufferNodeKills({
  kills: Number(values.kills),
  seed,
  nodes: Number(values.nodes),
  clients: 6,
  longestPeace: 4_000,
  ...(values.store === undefined ? {} : { store: values.store }),
});
const { acknowledged, problems } = outcome.readBack;
process.stdout.write(
  `${JSON.stringify({ seed, kills: values.kills, acknowledged: acknowledged.length, problems: problems.length, repeated: outcome.repeated, findings: outcome.findings })}\n`,
);
process.exit(outcome.findings.length === 0 ? 0 : 1);
