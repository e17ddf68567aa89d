/** The most pixels that a picture may unpack to: a phone's largest photograph, and no more. Product default. */
export const mostPixels = 250_000_000;

function pngPixels(content: Buffer): number | undefined {
  return content.length >= 24 ? content.readUInt32BE(16) * content.readUInt32BE(20) : undefined;
}

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpegPixels(content: Buffer): number | undefined {
  for (let at = 2; at + 9 < content.length && content[at] === 0xff; ) {
    const marker = content[at + 1] ?? 0;
    if (isFrame(marker)) return content.readUInt16BE(at + 5) * content.readUInt16BE(at + 7);
    at += marker === 0xff ? 1 : 2 + content.readUInt16BE(at + 2);
  }
  return undefined;
}

function webpPixels(content: Buffer): number | undefined {
  if (content.length < 30) return undefined;
  switch (content.toString('latin1', 12, 16)) {
    case 'VP8X':
      return (content.readUIntLE(24, 3) + 1) * (content.readUIntLE(27, 3) + 1);
    case 'VP8L': {
      const bits = content.readUInt32LE(21);
      return ((bits & 0x3fff) + 1) * (((bits >>> 14) & 0x3fff) + 1);
    }
    case 'VP8 ':
      return (content.readUInt16LE(26) & 0x3fff) * (content.readUInt16LE(28) & 0x3fff);
    default:
      return undefined;
  }
}

const readers: Readonly<Record<string, (content: Buffer) => number | undefined>> = {
  'image/png': pngPixels,
  'image/jpeg': jpegPixels,
  'image/webp': webpPixels,
};

/** How many pixels a picture declares; undefined where its header does not say, 0 for what is no picture. */
export function declaredPixels(content: Buffer, mediaType: string): number | undefined {
  const read = readers[mediaType];
  return read ? read(content) : 0;
}
