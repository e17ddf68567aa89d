const zh = {
  unreachable: '连不上服务器 {url}：{cause}',
  keyMissing: '没有密钥：请用 --key、环境变量 XIAOHAO_KEY，或在数据文件夹所在处运行（{file}）',
  notFound: '没有编号或标识为 {wanted} 的问题',
  refused: '被拒绝',
  none: '没有符合条件的问题',
  shown: '显示 {shown} / 共 {total} 个问题',
  rebuilt: '视图已重建，位置 {position}，用时 {seconds} 秒',
  stalled: '视图停住了：{cause}',
  nothingParked: '没有搁置的事件',
  whole: '{stream} 已恢复完整',
  stillParked: '{stream} 仍有搁置的事件',
  realClock:
    '演示数据只能写入使用虚拟时钟的服务器：请以 XIAOHAO_CLOCK=virtual 启动，或运行 npm start -- --demo',
  clockPast: '虚拟时钟已是 {now}，不能回到 {from}：请用更晚的 --from，或换一个新的数据文件夹',
  notEmpty: '台账已有 {total} 个问题，不再写入演示数据',
  alreadyFilled: '这批演示数据已全部在台账中，没有改动',
  otherData: '台账里已有别的数据：演示数据请写入一个新的数据文件夹',
  filled: '已写入 {problems} 个问题，{steps} 步，{from} 至 {to}，用时 {seconds} 秒',
  sampleKeys: '各角色的密钥（仅显示一次），用法见 docs/roles.md：',
  filling: '写入演示数据',
  'verdict.valid': '有效',
  'verdict.invalid': '无效',
  'verdict.unproved': '无证明',
  staleSignature: '之后内容有变',
  signaturesInvalid: '有 {bad} 个签字核验不通过',
  rebuilding: '重建视图',
  nothingNoted: '没有符合条件的记录',
  moreNoted: '还有更早的记录：用 --limit 或 --to 再取',
  entriesLost: '此间有 {count} 条未能写入',
  keyRevoked: '已撤销',
  keyGood: '有效',
  administrator: '管理密钥',
  shownOnce: '密钥 {id}，请妥善保存，不再显示：',
  revoked: '密钥 {id} 已撤销',
  rotationDone: '密钥 {id} 的旧密文已失效',
  fileUnreadable: '读不了文件 {file}',
  imported: '{lines} 行：新增 {added}，更改 {changed}，未变 {unchanged}',
  nothingChanged: '名册与文件一致，没有改动',
  enteredLater: '版本 {revision} 于 {recordedAt} 才记录，称发生于 {happenedAt}',
  between: '版本 {from} 至 {to}：{count} 处变化',
};

const en: typeof zh = {
  unreachable: 'No server answers at {url}: {cause}',
  keyMissing: 'No key: give --key, set XIAOHAO_KEY, or run it where the data folder is ({file})',
  notFound: 'There is no problem with the number or id {wanted}',
  refused: 'Refused',
  none: 'No problem matches',
  shown: '{shown} of {total} problems',
  rebuilt: 'The views are built anew at position {position}, in {seconds} s',
  stalled: 'The views stand still: {cause}',
  nothingParked: 'Nothing is parked',
  whole: '{stream} is whole again',
  stillParked: 'Something of {stream} is still parked',
  realClock:
    'A demo needs a server on a virtual clock: start it with XIAOHAO_CLOCK=virtual, or run npm start -- --demo',
  clockPast:
    'The virtual clock is at {now} and cannot go back to {from}: give a later --from, or a new data folder',
  notEmpty: 'The ledger holds {total} problems; nothing was added',
  alreadyFilled: 'All of this demo is in the ledger already; nothing was changed',
  otherData: 'The ledger holds other data: give the demo a data folder of its own',
  filled: '{problems} problems in {steps} steps, {from} to {to}, in {seconds} s',
  sampleKeys: 'A key for each role, shown once; docs/roles.md says what to do with it:',
  filling: 'Filling the demo',
  'verdict.valid': 'valid',
  'verdict.invalid': 'invalid',
  'verdict.unproved': 'no proof',
  staleSignature: 'changed since',
  signaturesInvalid: 'Signatures that do not verify: {bad}',
  rebuilding: 'Rebuilding the views',
  nothingNoted: 'No entry matches',
  moreNoted: 'There are earlier ones: ask again with --limit or --to',
  entriesLost: '{count} entries could not be written',
  keyRevoked: 'revoked',
  keyGood: 'good',
  administrator: 'administrator',
  shownOnce: 'Key {id}; keep it safe, it is not shown again:',
  revoked: 'Key {id} is revoked',
  rotationDone: 'The former secret of key {id} is worthless',
  fileUnreadable: 'The file {file} cannot be read',
  imported: '{lines} lines: {added} added, {changed} changed, {unchanged} as they were',
  nothingChanged: 'The register and the file agree; nothing was changed',
  enteredLater:
    'Revision {revision} was recorded only at {recordedAt}; it is said to have happened at {happenedAt}',
  between: 'Revision {from} to {to}: {count} changes',
};

const catalogues = { zh, en };

export type Language = 'zh' | 'en';
export type MessageCode = keyof typeof zh;
type Params = Readonly<Record<string, string | number>>;

/** A message of the catalogue, `{name}` replaced from the params. */
export const message = (language: Language, code: MessageCode, params: Params = {}): string =>
  catalogues[language][code].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
