import type { Meaning } from './refusal-catalogue.js';
import type { ToldRefusal } from './tell-refusals.js';

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);

const told = ({ status, zh, en }: Meaning): string => `<h1>${escaped(zh.title)}</h1>
<p>${escaped(zh.detail)}</p>
<section lang="en">
<h2>${escaped(en.title)}</h2>
<p>${escaped(en.detail)}</p>
</section>
<p>HTTP ${status}</p>`;

/** A refusal for somebody who follows its `type` with a browser: Chinese first, without scripts or styles. */
export const refusalPage = ({ code, also = [], ...meaning }: ToldRefusal): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(meaning.zh.title)} ${escaped(code)} 销号 Xiaohao</title>
</head>
<body>
<p><code>${escaped(code)}</code></p>
${[meaning, ...also].map(told).join('\n<hr>\n')}
<p><a href="../problems">全部拒绝理由 / every refusal</a></p>
</body>
</html>
`;
