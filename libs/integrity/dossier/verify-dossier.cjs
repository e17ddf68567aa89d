// 销号案卷离线核验 / checks a dossier offline. Plain JavaScript for any Node from 16 on; nothing to install.
// node verify-dossier.cjs dossier.json [--log KEY] [--witness KEY] [--json]
// KEY: `name+id+base64`, had from somebody else than whoever handed over the dossier. Ends with 0 when all holds.
const crypto = require('node:crypto');

const sha256 = (...parts) => parts.reduce((h, part) => h.update(part), crypto.createHash('sha256')).digest();
const need = (condition, what) => {
  if (!condition) throw new Error(what);
};
const b64 = (text, form = 'base64') => {
  const bytes = Buffer.from(String(text), form);
  need(bytes.toString(form) === text, `不是规范的 ${form} / not ${form}: ${text}`);
  return bytes;
};
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** RFC 8785 for what events hold. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const names = Object.keys(value).filter((name) => value[name] !== undefined);
  const members = names.sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`);
  return `{${members.join(',')}}`;
}

// Signed notes: C2SP signed-note, tlog-checkpoint, tlog-cosignature.
function readKey(text) {
  const [, name, id, content] = /^([^+\s]+)\+([0-9a-f]{8})\+(.+)$/.exec(String(text)) || [];
  need(name !== undefined, `不是公钥 / not a key: ${text}`);
  const bytes = b64(content);
  const digest = sha256(Buffer.from(`${name}\n`), bytes);
  need(bytes.length === 33 && digest.toString('hex', 0, 4) === id, `公钥与其标识不符 / a key of another id: ${text}`);
  return { name, id, kind: bytes[0], key: bytes.subarray(1) };
}

function ed25519(raw, message, signature) {
  try {
    const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
    return crypto.verify(null, message, crypto.createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
  } catch (_) {
    return false;
  }
}

function readNote(note) {
  const end = note.lastIndexOf('\n\n');
  need(end > 0 && note.endsWith('\n'), '检查点不是签名文本 / the checkpoint is no signed note');
  const lines = note.slice(end + 2, -1).split('\n');
  const signatures = lines.map((line) => {
    const [dash, name, content, more] = line.split(' ');
    need(dash === '—' && content !== undefined && more === undefined, `不是签名行 / no signature: ${line}`);
    return { name, bytes: b64(content) };
  });
  return { text: note.slice(0, end + 1), signatures };
}

/** When the key signed the note: 0 for a log, seconds since 1970 for a witness; undefined when it did not. */
function signedBy({ text, signatures }, { name, id, kind, key }) {
  const own = signatures.filter((one) => one.name === name && one.bytes.toString('hex', 0, 4) === id);
  if (own.length === 0) return undefined;
  const times = own.map(({ bytes }) => {
    if (kind === 1) return ed25519(key, Buffer.from(text), bytes.subarray(4)) ? 0 : undefined;
    if (kind !== 4 || bytes.length !== 76) return undefined;
    const at = bytes.readBigUInt64BE(4);
    const message = Buffer.from(`cosignature/v1\ntime ${at}\n${text}`);
    return ed25519(key, message, bytes.subarray(12)) ? Number(at) : undefined;
  });
  return times.every((at) => at !== undefined) ? times[0] : undefined;
}

// The tree: RFC 6962.
const partsOfLeaf = ['stream', 'revision', 'id', 'type', 'data', 'metadata'];

function leafOf(event) {
  for (const part of partsOfLeaf)
    need(typeof event[part] === 'string' && !event[part].includes('\n'), `${part} 不是事件的内容 / is no part of an event`);
  const lines = ['xiaohao/event/1', ...partsOfLeaf.map((part) => event[part])];
  return sha256(Buffer.from([0]), Buffer.from(`${lines.join('\n')}\n`));
}

function rootFrom(leaf, index, size, proof) {
  need(Number.isSafeInteger(index) && index >= 0 && index < size, '序号不在树内 / an index outside the tree');
  let [at, last, hash] = [index, size - 1, leaf];
  for (const text of proof) {
    const sibling = b64(text);
    need(sibling.length === 32 && last > 0, '证明的长度不对 / a proof of a wrong length');
    const left = at % 2 === 1 || at === last;
    hash = left ? sha256(Buffer.from([1]), sibling, hash) : sha256(Buffer.from([1]), hash, sibling);
    if (left) while (at % 2 === 0 && at > 0) [at, last] = [at / 2, Math.floor(last / 2)];
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  need(last === 0, '证明的长度不对 / a proof of a wrong length');
  return hash;
}

function included(events, tree) {
  for (const event of events) {
    const root = rootFrom(leafOf(event), event.index, tree.size, event.proof);
    need(root.equals(tree.root), `${event.stream} 第 ${event.revision} 号事件不在日志中 / this event is not in the log`);
  }
}

// Signatures: Ed25519 by Node, SM2 over SM3 (GB/T 32918.2) here.
const big = (hex) => BigInt(`0x${hex}`);
const [P, N, B, ...G] = [
  'fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff',
  'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123',
  '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93',
  '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7',
  'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
].map(big);
const A = P - 3n;
const mod = (a, m) => ((a % m) + m) % m;
function inverse(a) {
  let [r, s, x, y] = [mod(a, P), P, 1n, 0n];
  while (r > 1n) [r, s, x, y] = [s % r, r, y - (s / r) * x, x];
  return mod(x, P);
}
function add(p, q) {
  if (!p || !q) return p || q;
  if (p[0] === q[0] && mod(p[1] + q[1], P) === 0n) return null;
  const slope = p[0] === q[0] ? (3n * p[0] * p[0] + A) * inverse(2n * p[1]) : (q[1] - p[1]) * inverse(q[0] - p[0]);
  const x = mod(slope * slope - p[0] - q[0], P);
  return [x, mod(slope * (p[0] - x) - p[1], P)];
}
function times(k, p) {
  let sum = null;
  for (let [rest, power] = [k, p]; rest > 0n; rest >>= 1n, power = add(power, power)) if (rest & 1n) sum = add(sum, power);
  return sum;
}
const word = (n) => Buffer.from(n.toString(16).padStart(64, '0'), 'hex');

function sm2(spki, message, der) {
  need(crypto.getHashes().includes('sm3'), '此 Node 不支持 SM3 / this Node knows no SM3');
  const point = spki.subarray(-65);
  const key = [big(point.toString('hex', 1, 33)), big(point.toString('hex', 33))];
  if (spki.length !== 91 || point[0] !== 4 || mod(key[1] ** 2n - key[0] ** 3n - A * key[0] - B, P) !== 0n) return false;
  const end = 4 + der[3];
  if (der[0] !== 48 || der[1] !== der.length - 2 || der[2] !== 2 || der[end] !== 2 || end + 2 + der[end + 1] !== der.length) return false;
  const [r, s] = [big(der.toString('hex', 4, end)), big(der.toString('hex', end + 2))];
  if (r < 1n || r >= N || s < 1n || s >= N || (r + s) % N === 0n) return false;
  const sm3 = (...parts) => parts.reduce((h, part) => h.update(part), crypto.createHash('sm3')).digest();
  const id = Buffer.from('1234567812345678');
  const about = sm3(Buffer.from([0, id.length * 8]), id, ...[A, B, ...G, ...key].map(word));
  const found = add(times(s, G), times((r + s) % N, key));
  return found !== null && (big(sm3(about, message).toString('hex')) + found[0]) % N === r;
}

const commands = { unitApproval: 'ApproveByUnit', approval: 'ApproveClosing', filing: 'FileProblem' };
function wordsOf(type, data) {
  if (type === 'SignOffRequested') return { type: 'RequestSignOff', claims: data.claims };
  if (type === 'SignOffRequestRenewed') return { type: 'RenewSignOffRequest' };
  if (data.kind !== 'verification') return { type: commands[data.kind], opinion: data.opinion };
  return { type: 'VerifyRectification', conclusions: data.conclusions || [], opinion: data.opinion };
}

function checkSignature(dossier, event, data, keys) {
  const where = `第 ${event.revision} 号事件的签字 / the signature in event ${event.revision}`;
  const { proof, signer, meaning, revision, digest } = data.signature;
  if (proof === undefined) return false;
  const { statement } = proof;
  const said = sha256(Buffer.from(canonical(wordsOf(event.type, data)))).toString('hex');
  const facts = {
    problem: dossier.problem,
    revision,
    digest,
    meaning,
    said,
    signer,
    onBehalfOf: JSON.parse(event.metadata).actor.onBehalfOf,
    ...{ type: 'xiaohao/sign-off-statement', version: 1 },
  };
  for (const name of Object.keys(facts)) need(statement[name] === facts[name], `${where}: ${name}`);
  need(/^\d+ \d+$/.test(`${revision} ${event.revision}`) && Number(revision) < Number(event.revision), `${where}: revision`);
  const key = keys.get(proof.keyId);
  need(key !== undefined && key.person === signer && key.algorithm === proof.algorithm, `${where}: key`);
  const spki = b64(key.spki, 'base64url');
  const signature = b64(proof.signature, 'base64url');
  const message = Buffer.from(canonical(statement));
  const holds =
    proof.algorithm === 'Ed25519' ? spki.length === 44 && ed25519(spki.subarray(12), message, signature) : sm2(spki, message, signature);
  need(holds, `${where} 不成立 / does not hold`);
  return true;
}

/** @returns {{ok: boolean, checks: {name: string, ok: boolean, detail: string}[]}} never throws */
function verifyDossier(text, trusted = {}) {
  const checks = [];
  const check = (name, work) => {
    try {
      checks.push({ name, ok: true, detail: work() });
    } catch (error) {
      checks.push({ name, ok: false, detail: error instanceof Error ? error.message : String(error) });
    }
  };
  let [d, tree, note, data, keys] = [{}, undefined, undefined, [], new Map()];
  check('format', () => {
    d = JSON.parse(text);
    need(isObject(d) && d.format === 'xiaohao/dossier/1', '不是案卷 / no dossier');
    for (const name of ['events', 'keys', 'evidence', 'history']) need(Array.isArray(d[name]), name);
    for (const event of d.events) for (const part of partsOfLeaf) need(typeof event[part] === 'string', `events: ${part}`);
    data = d.events.map((event) => JSON.parse(event.data));
    for (const one of [...data, ...d.events.map((event) => JSON.parse(event.metadata))]) need(isObject(one), 'events');
    return `${d.number}  ${d.events.length} 个事件 / events`;
  });
  if (!checks[0].ok) return { ok: false, checks };
  check('checkpoint', () => {
    const key = readKey(trusted.log || d.log.key);
    note = readNote(d.checkpoint);
    const [origin, size, root] = note.text.split('\n');
    need(key.kind === 1 && key.name === origin && d.log.origin === origin, '检查点属于别的日志 / of another log');
    need(signedBy(note, key) === 0, '检查点的签名不成立 / not signed by the log');
    need(/^[1-9][0-9]{0,15}$/.test(size), '检查点的大小 / size');
    tree = { size: Number(size), root: b64(root) };
    return `${origin}  ${size} 个事件 / events${trusted.log ? '' : '（公钥取自案卷 / key from the dossier itself）'}`;
  });
  check('witness', () => {
    const text = trusted.witness || d.witness?.key;
    if (!text) return '没有见证人 / no witness was asked for';
    const key = readKey(text);
    const at = key.kind === 4 && note ? signedBy(note, key) : undefined;
    need(at !== undefined, '没有见证人的签名 / not cosigned by the witness');
    return `${key.name}  ${new Date(at * 1000).toISOString()}${trusted.witness ? '' : '（公钥取自案卷 / key from the dossier itself）'}`;
  });
  check('events', () => {
    need(tree, '没有可信的检查点 / no checkpoint to go by');
    included(d.events, tree);
    return `${d.events.length} 个事件均在日志中 / all in the log`;
  });
  check('stream', () => {
    need(d.events.length > 0 && data[0].number === d.number, '没有事件，或编号不符 / no events, or another number');
    d.events.forEach((event, at) => {
      const here = `第 ${at} 号事件 / event ${at}`;
      need(
        event.stream === `problem-${d.problem}` && event.revision === String(at),
        `${here}: 缺失、重复或属于别处 / missing, repeated or of another`,
      );
      need(at === 0 || event.index > d.events[at - 1].index, `${here}: 次序 / order`);
    });
    return `0–${d.events.length - 1} 无缺失 / none missing up to here`;
  });
  check('keys', () => {
    need(tree, '没有可信的检查点 / no checkpoint to go by');
    included(d.keys, tree);
    for (const event of d.keys) {
      const key = JSON.parse(event.data);
      const id = sha256(b64(key.spki, 'base64url')).toString('hex');
      need(event.stream === 'signing' && event.type === 'SigningKeyRegistered' && id === key.key, `公钥 / key ${event.revision}`);
      keys.set(key.key, key);
    }
    return `${keys.size} 把签字公钥 / signing keys`;
  });
  check('signatures', () => {
    const signing = ['SignOffRequested', 'SignOffRequestRenewed', 'SignOffStepTaken'];
    const proved = d.events.map((event, at) => (signing.includes(event.type) ? checkSignature(d, event, data[at], keys) : undefined));
    const count = (value) => proved.filter((one) => one === value).length;
    return `${count(true)} 个签字成立 / hold, ${count(false)} 个无证明 / without proof`;
  });
  check('evidence', () => {
    const named = new Map(data.filter(({ file }) => isObject(file)).map(({ file }) => [file.digest, file]));
    const shown = new Set(d.evidence.map(({ digest }) => digest));
    need(d.evidence.length === shown.size, '佐证重复 / evidence listed twice');
    for (const digest of named.keys()) need(shown.has(digest), `缺佐证 / evidence not listed: ${digest}`);
    for (const { digest, name, content } of d.evidence) {
      need(named.has(digest) && named.get(digest).name === name, `佐证不见于事件 / no event names this evidence: ${digest}`);
      if (content !== undefined) need(sha256(b64(content)).toString('hex') === digest, `佐证内容不符 / other content: ${name}`);
    }
    const whole = d.evidence.filter(({ content }) => content !== undefined).length;
    return `${shown.size} 份佐证 / files, ${whole} 份附内容 / with content`;
  });
  check('history', () => {
    need(d.history.length === d.events.length, '经过与事件数目不符 / another number of lines');
    d.events.forEach((event, at) => {
      const { recordedAt, actor } = JSON.parse(event.metadata);
      const known = { revision: event.revision, type: event.type, recordedAt, actor: actor.id };
      for (const name of Object.keys(known)) need(d.history[at][name] === known[name], `第 ${at} 行 / line ${at}: ${name}`);
    });
    return `${d.history.length} 行与事件相符 / lines agree`;
  });
  return { ok: checks.every(({ ok }) => ok), checks };
}

function main(args) {
  // A key that was meant and is not taken in would leave the dossier to vouch for itself: "-" is none.
  const option = (name) => (args.includes(name) ? args.splice(args.indexOf(name), 2)[1] || '-' : undefined);
  const trusted = { log: option('--log'), witness: option('--witness') };
  const json = args.includes('--json');
  const [file, ...others] = args.filter((arg) => arg !== '--json');
  process.exitCode = 2;
  if (!file || file.startsWith('-') || others.length > 0) return console.error('用法 / usage: FILE [--log KEY] [--witness KEY] [--json]');
  const { ok, checks } = verifyDossier(require('node:fs').readFileSync(file, 'utf8'), trusted);
  const lines = checks.map((one) => `${one.ok ? '✓' : '✗'} ${one.name}: ${one.detail}`);
  lines.push(ok ? '全部成立 / everything holds' : '不成立 / something does not hold');
  console.log(json ? JSON.stringify({ ok, checks }, null, 2) : lines.join('\n'));
  process.exitCode = ok ? 0 : 1;
}

module.exports = { verifyDossier };
if (require.main === module || module.id === '[stdin]') main(process.argv.slice(2));
