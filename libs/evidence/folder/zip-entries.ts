const endRecord = Buffer.from('PK\u0005\u0006', 'latin1');
const endLength = 22;
const entryMark = 0x02014b50;
const entryLength = 46;
const mostEntries = 10_000;

/** Where the record lies that makes these bytes readable as a ZIP archive, or undefined. */
function endOf(content: Buffer): number | undefined {
  const lowest = Math.max(0, content.length - endLength - 0xffff);
  for (
    let at = content.lastIndexOf(endRecord);
    at >= lowest;
    at = at > 0 ? content.lastIndexOf(endRecord, at - 1) : -1
  )
    if (at + endLength <= content.length && at + endLength + content.readUInt16LE(at + 20) === content.length)
      return at;
  return undefined;
}

/** Whether an unpacking program would take these bytes for an archive, whatever they begin with. */
export const endsAsArchive = (content: Buffer): boolean => endOf(content) !== undefined;

/** The names in an archive's directory; none when it has none or the directory is broken. */
export function entryNames(content: Buffer): readonly string[] {
  const end = endOf(content);
  if (end === undefined) return [];
  const names: string[] = [];
  for (let at = content.readUInt32LE(end + 16); at + entryLength <= end && names.length < mostEntries; ) {
    if (content.readUInt32LE(at) !== entryMark) return [];
    const [name, extra, comment] = [28, 30, 32].map((field) => content.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    names.push(content.toString('utf8', at + entryLength, at + entryLength + name));
    at += entryLength + name + extra + comment;
  }
  return names;
}
