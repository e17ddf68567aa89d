import { verifySignature } from '@xiaohao/signing/verifying';
import canonicalize from 'canonicalize';
import { digestOf, exactly, keyOf, Note, text } from './other-note.js';

/**
 * A second verifier of dossiers, by docs/integrity.md and the standards; it shares no code with the first one. It
 * collects faults instead of throwing at the first, climbs the tree from the root down as RFC 6962 defines it,
 * and leaves signatures to the room of signing. Gives the names of the checks that do not hold.
 */
type Json = Readonly<Record<string, unknown>>;

const record = (value: unknown): Json => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('no object');
  return value as Json;
};
const list = (value: unknown): readonly unknown[] => {
  if (!Array.isArray(value)) throw new TypeError('no list');
  return value;
};

/** The root that a proof leads to, from the top down: the last hash of the proof is the root's other child. */
function climb(leaf: Buffer, index: number, size: number, proof: readonly Buffer[]): Buffer {
  if (size === 1) {
    if (proof.length > 0) throw new RangeError('too long');
    return leaf;
  }
  const sibling = proof.at(-1);
  if (sibling?.length !== 32) throw new RangeError('too short');
  const left = 2 ** (Math.ceil(Math.log2(size)) - 1);
  const below = proof.slice(0, -1);
  return index < left
    ? digestOf(Buffer.of(1), climb(leaf, index, left, below), sibling)
    : digestOf(Buffer.of(1), sibling, climb(leaf, index - left, size - left, below));
}

function stands(event: Json, size: number, root: Buffer): boolean {
  const parts = ['stream', 'revision', 'id', 'type', 'data', 'metadata'].map((name) => text(event[name]));
  if (parts.some((part) => part.includes('\n'))) return false;
  const leaf = digestOf(Buffer.of(0), ['xiaohao/event/1', ...parts, ''].join('\n'));
  const index = event['index'];
  if (typeof index !== 'number' || !Number.isInteger(index) || index < 0 || index >= size) return false;
  return climb(leaf, index, size, list(event['proof']).map(exactly)).equals(root);
}

const sha = (value: unknown): string => digestOf(canonicalize(value) ?? '').toString('hex');

function words(type: string, data: Json): unknown {
  if (type === 'SignOffRequested') return { type: 'RequestSignOff', claims: data['claims'] };
  if (type === 'SignOffRequestRenewed') return { type: 'RenewSignOffRequest' };
  const opinion = data['opinion'] === undefined ? {} : { opinion: data['opinion'] };
  if (data['kind'] === 'verification')
    return { type: 'VerifyRectification', conclusions: data['conclusions'] ?? [], ...opinion };
  const names: Readonly<Record<string, string>> = {
    unitApproval: 'ApproveByUnit',
    approval: 'ApproveClosing',
    filing: 'FileProblem',
  };
  return { type: names[text(data['kind'])], ...opinion };
}

function signatureHolds(
  problem: unknown,
  event: Json,
  data: Json,
  keys: ReadonlyMap<unknown, Json>,
): boolean {
  const given = record(data['signature']);
  if (given['proof'] === undefined) return true;
  const proof = record(given['proof']);
  const statement = record(proof['statement']);
  const key = keys.get(proof['keyId']);
  if (key === undefined || key['person'] !== given['signer'] || key['algorithm'] !== proof['algorithm'])
    return false;
  if (statement['type'] !== 'xiaohao/sign-off-statement' || statement['version'] !== 1) return false;
  for (const name of ['signer', 'meaning', 'digest', 'revision'])
    if (statement[name] !== given[name]) return false;
  const { onBehalfOf } = record(record(JSON.parse(text(event['metadata'])))['actor']);
  if (statement['onBehalfOf'] !== onBehalfOf) return false;
  if (statement['problem'] !== problem || statement['said'] !== sha(words(text(event['type']), data)))
    return false;
  const revisions = [given['revision'], event['revision']].map(text);
  if (!revisions.every((one) => /^\d+$/.test(one)) || Number(revisions[0]) >= Number(revisions[1]))
    return false;
  const algorithm = proof['algorithm'];
  if (algorithm !== 'Ed25519' && algorithm !== 'SM2-SM3') return false;
  return verifySignature(
    { keyId: text(key['key']), spki: text(key['spki']), algorithm },
    Buffer.from(canonicalize(statement) ?? ''),
    text(proof['signature']),
  );
}

export function otherVerifier(
  file: string,
  trusted: { readonly log?: string; readonly witness?: string } = {},
): ReadonlySet<string> {
  const failing = new Set<string>();
  const holds = (name: string, check: () => boolean): void => {
    let held = false;
    try {
      held = check();
    } catch {
      held = false;
    }
    if (!held) failing.add(name);
  };
  let dossier: Json = {};
  let events: readonly Json[] = [];
  let contents: readonly Json[] = [];
  holds('format', () => {
    dossier = record(JSON.parse(file));
    events = list(dossier['events']).map(record);
    contents = events.map((event) => record(JSON.parse(text(event['data']))));
    for (const event of events) {
      for (const name of ['stream', 'revision', 'id', 'type']) text(event[name]);
      record(JSON.parse(text(event['metadata'])));
    }
    for (const name of ['keys', 'evidence', 'history']) list(dossier[name]);
    return dossier['format'] === 'xiaohao/dossier/1';
  });
  if (failing.size > 0) return failing;

  let note: Note | undefined;
  let tree: { readonly size: number; readonly root: Buffer } | undefined;
  holds('checkpoint', () => {
    const log = record(dossier['log']);
    const key = keyOf(trusted.log ?? log['key']);
    note = new Note(text(dossier['checkpoint']));
    const [origin, size = '', root] = note.body.split('\n');
    if (key.kind !== 1 || origin !== key.name || origin !== log['origin'] || !note.holdsUnder(key))
      return false;
    if (!/^[1-9]\d{0,15}$/.test(size)) return false;
    tree = { size: Number(size), root: exactly(root) };
    return true;
  });
  holds('witness', () => {
    const vkey = trusted.witness ?? (dossier['witness'] ? record(dossier['witness'])['key'] : undefined);
    if (!vkey) return true;
    const key = keyOf(vkey);
    return key.kind === 4 && note?.holdsUnder(key) === true;
  });
  holds(
    'events',
    () =>
      tree !== undefined &&
      events.every((event) => stands(event, tree?.size ?? 0, tree?.root ?? Buffer.alloc(0))),
  );
  holds('stream', () => {
    let before = -1;
    return (
      contents[0]?.['number'] === dossier['number'] &&
      events.length > 0 &&
      events.every(({ stream, revision, index }, at) => {
        const grows = (index as number) > before;
        before = index as number;
        return stream === `problem-${dossier['problem']}` && revision === `${at}` && (at === 0 || grows);
      })
    );
  });
  const keys = new Map<unknown, Json>();
  holds('keys', () => {
    const { size, root } = tree ?? { size: 0, root: Buffer.alloc(0) };
    const registered = list(dossier['keys']).map(record);
    if (tree === undefined || !registered.every((event) => stands(event, size, root))) return false;
    return registered.every((event) => {
      const key = record(JSON.parse(text(event['data'])));
      const id = digestOf(Buffer.from(text(key['spki']), 'base64url')).toString('hex');
      if (event['stream'] !== 'signing' || event['type'] !== 'SigningKeyRegistered' || id !== key['key'])
        return false;
      keys.set(id, key);
      return true;
    });
  });
  holds('signatures', () =>
    events.every((event, at) =>
      ['SignOffRequested', 'SignOffRequestRenewed', 'SignOffStepTaken'].includes(text(event['type']))
        ? signatureHolds(dossier['problem'], event, contents[at] ?? {}, keys)
        : true,
    ),
  );
  holds('evidence', () => {
    const named = new Map(
      contents
        .map((data) => data['file'])
        .filter((one) => typeof one === 'object' && one !== null && !Array.isArray(one))
        .map((one) => [record(one)['digest'], record(one)['name']]),
    );
    const shown = list(dossier['evidence']).map(record);
    return (
      shown.length === named.size &&
      [...named.keys()].every((digest) => shown.some((one) => one['digest'] === digest)) &&
      shown.every(
        ({ digest, name, content }) =>
          named.has(digest) &&
          named.get(digest) === name &&
          (content === undefined || digestOf(exactly(content)).toString('hex') === digest),
      )
    );
  });
  holds('history', () => {
    const lines = list(dossier['history']).map(record);
    return (
      lines.length === events.length &&
      lines.every((line, at) => {
        const event = events[at] ?? {};
        const { recordedAt, actor } = record(JSON.parse(text(event['metadata'])));
        return (
          line['revision'] === event['revision'] &&
          line['type'] === event['type'] &&
          line['recordedAt'] === recordedAt &&
          line['actor'] === record(actor)['id']
        );
      })
    );
  });
  return failing;
}
