import type { Envelope, Hash } from '@xiaohao/integrity';
import type { Dossier, DossierEvent } from './dossier.js';
import { verifierText } from './verifier-text.js';

const readMe = {
  zh: '核验：node -p "JSON.parse(fs.readFileSync(process.argv[1])).verifier" 案卷.json | node - 案卷.json。日志与见证人的公钥请另行取得，以 --log、--witness 给出。',
  en: 'To check: node -p "JSON.parse(fs.readFileSync(process.argv[1])).verifier" dossier.json | node - dossier.json. Get the keys of log and witness from elsewhere and give them with --log and --witness.',
} as const;

/** An event with its proof, as a dossier has it. */
export const dossierEvent = (
  { stream, revision, id, type, data, metadata }: Envelope,
  { index, hashes }: { readonly index: number; readonly hashes: readonly Hash[] },
): DossierEvent => ({
  index,
  stream,
  revision,
  id,
  type,
  data,
  metadata,
  proof: hashes.map((hash) => Buffer.from(hash).toString('base64')),
});

/** The dossier as its file. */
export function makeDossier(parts: Omit<Dossier, 'format' | 'readMe' | 'verifier'>): string {
  const { madeAt, problem, number, title, log, witness, checkpoint, history, events, keys, evidence } = parts;
  const dossier: Dossier = {
    format: 'xiaohao/dossier/1',
    readMe,
    madeAt,
    problem,
    number,
    title,
    log,
    witness,
    checkpoint,
    history,
    events,
    keys,
    evidence,
    verifier: verifierText(),
  };
  return `${JSON.stringify(dossier, null, 1)}\n`;
}
