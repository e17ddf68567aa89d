const signs = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/gu;

/** The members of a JSON object in their order, each value as it is written: 1.0 and 1 are told apart, and large numbers stay exact. @throws SyntaxError when it is no object */
export function membersOf(json: string): readonly (readonly [key: string, value: string])[] {
  const value: unknown = JSON.parse(json);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SyntaxError('no object');
  const members: [string, string][] = [];
  let depth = 0;
  let key = '';
  let begin: number | undefined;
  for (const { 0: sign, index } of json.matchAll(signs)) {
    if (depth === 1) {
      if (sign === ':') begin = index + 1;
      else if (begin === undefined && sign.startsWith('"')) key = JSON.parse(sign);
      else if (begin !== undefined && (sign === ',' || sign === '}')) {
        members.push([key, json.slice(begin, index).trim()]);
        begin = undefined;
      }
    }
    if (sign === '{' || sign === '[') depth += 1;
    if (sign === '}' || sign === ']') depth -= 1;
  }
  return members;
}
