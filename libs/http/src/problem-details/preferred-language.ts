export type Language = 'zh' | 'en';

/** One tag and its weight; what cannot be read weighs nothing. */
function weigh(range: string): { readonly tag: string; readonly weight: number } {
  const [tag = '', ...params] = range.split(';').map((part) => part.trim().toLowerCase());
  const q = params.find((param) => param.startsWith('q='));
  const weight = q === undefined ? 1 : Number(q.slice(2));
  return { tag, weight: weight >= 0 && weight <= 1 ? weight : 0 };
}

/** Chinese, unless `Accept-Language` puts English before it. */
export function preferredLanguage(header: string | undefined): Language {
  if (header === undefined || header.length > 500) return 'zh';
  let zh = 0;
  let en = 0;
  for (const { tag, weight } of header.split(',').map(weigh)) {
    if (tag === 'zh' || tag.startsWith('zh-')) zh = Math.max(zh, weight);
    if (tag === 'en' || tag.startsWith('en-')) en = Math.max(en, weight);
  }
  return en > zh ? 'en' : 'zh';
}
