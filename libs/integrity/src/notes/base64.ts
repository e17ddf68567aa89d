/** Standard base64, exactly as it is written: anything that decodes and would be written otherwise is none. */
export function readBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
