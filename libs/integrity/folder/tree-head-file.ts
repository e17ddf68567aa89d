import { type Hash, hashLength, readBase64, type TreeHead } from '@xiaohao/integrity';

export const formatHead = ({ size, root }: TreeHead): string =>
  `${JSON.stringify({ root: root.toString('base64'), size })}\n`;

/** Undefined for what is no such file. What else it holds is not looked at: earlier versions noted places of the log. */
export function readHead(text: string): TreeHead | undefined {
  try {
    const { size, root } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    const hash: Hash | undefined = readBase64(String(root));
    if (!Number.isSafeInteger(size) || hash?.length !== hashLength) return undefined;
    return { size: size as number, root: hash };
  } catch {
    return undefined;
  }
}
