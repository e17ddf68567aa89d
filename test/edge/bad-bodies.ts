type Refused = readonly [status: number, code: string, pointer?: string, rule?: string];

/** A body for `POST /api/v1/problems` and how it is refused. */
export type BadBody = readonly [what: string, body: string | Buffer, refused: Refused];

/** The text of a good body with a piece of it written otherwise, however ill-formed that may be. */
export interface Rewriting {
  readonly good: string;
  title(json: string | Buffer): string | Buffer;
  /** One more member at the top. */
  and(member: string): string;
}

export function rewriting(paper: unknown): Rewriting {
  const good = JSON.stringify(paper);
  const [before = '', after = ''] = good.split('"节日期间违规吃喝"');
  return {
    good,
    title: (json) =>
      typeof json === 'string'
        ? `${before}${json}${after}`
        : Buffer.concat([Buffer.from(before), json, Buffer.from(after)]),
    and: (member) => `{${member},${good.slice(1)}`,
  };
}

const bytes = (...values: readonly number[]): Buffer => Buffer.from([0x22, ...values, 0x22]);
const manyKeys = `{${Array.from({ length: 100_000 }, (_, at) => `"${at.toString(36)}":1`).join()}}`;

/** Text that is not JSON, or more than one thing at once. */
export const illFormed = ({ good, title, and }: Rewriting): readonly BadBody[] => [
  ['half an object', '{', [400, 'MalformedJson']],
  ['a trailing comma', '{"a":1,}', [400, 'MalformedJson']],
  ['a comment', '{/* */}', [400, 'MalformedJson']],
  ['NaN', title('NaN'), [400, 'MalformedJson']],
  ['single quotes', "{'a':1}", [400, 'MalformedJson']],
  ['two values', `${good}${good}`, [400, 'MalformedJson']],
  ['a control character in a string', title('"a\u0001b"'), [400, 'MalformedJson']],
  ['invalid UTF-8', title(bytes(0xff, 0xfe)), [400, 'InvalidUtf8']],
  ['half a character', title(bytes(0xe5, 0x90)), [400, 'InvalidUtf8']],
  ['an overlong NUL', title(bytes(0xc0, 0x80)), [400, 'InvalidUtf8']],
  ['a surrogate in UTF-8', title(bytes(0xed, 0xa0, 0x80)), [400, 'InvalidUtf8']],
  ['a byte order mark', `\ufeff${good}`, [400, 'InvalidUtf8']],
  ['UTF-16', Buffer.from(good, 'utf16le'), [400, 'InvalidUtf8']],
  ['a key twice', and('"campaign":"x"'), [400, 'DuplicateKey', '/campaign']],
  ['__proto__', and('"__proto__":{"admin":true}'), [400, 'ForbiddenKey', '/__proto__']],
  ['__proto__, escaped', and('"\\u005f_proto__":{}'), [400, 'ForbiddenKey', '/__proto__']],
  ['constructor', and('"constructor":{"prototype":{}}'), [400, 'ForbiddenKey', '/constructor']],
  ['33 levels', `${'['.repeat(33)}${']'.repeat(33)}`, [400, 'BodyTooDeep']],
  ['100,000 levels', '['.repeat(100_000), [400, 'BodyTooDeep']],
  ['100,000 keys', manyKeys, [400, 'TooManyKeys']],
  ['over a megabyte', title(JSON.stringify('长'.repeat(400_000))), [413, 'BodyTooLarge']],
  ['1e400', title('1e400'), [400, 'UnsafeNumber', '/wording/title']],
  ['-0', title('-0'), [400, 'UnsafeNumber', '/wording/title']],
  ['a number of twenty digits', title('12345678901234567890'), [400, 'UnsafeNumber', '/wording/title']],
];

const character = (point: string, of: Rewriting): BadBody => [
  `U+${point.toUpperCase()} in a text`,
  of.title(`"吃\\u${point}喝"`),
  [422, 'ForbiddenCharacter', '/wording/title', 'ForbiddenCharacter'],
];

/** JSON that says what must not be said. */
export const illFitting = (of: Rewriting): readonly BadBody[] => {
  const { good, title, and } = of;
  const field = (from: string, to: string): string => good.replace(from, to);
  const fault = (pointer: string, rule: string): Refused => [422, 'FieldInvalid', pointer, rule];
  return [
    ...['d800', 'dc00', '0000', '0007', '0085', '009f', '202e', '2066', 'fffe', 'ffff', 'fffd'].map((point) =>
      character(point, of),
    ),
    ['nothing', '', fault('/campaign', 'NotAnId')],
    ['null', 'null', fault('/campaign', 'NotAnId')],
    ['a list', '[]', fault('', 'NotAnObject')],
    ['a text', '"x"', fault('', 'NotAnObject')],
    ['a stage', and('"stage":"closed"'), fault('/stage', 'UnknownField')],
    ['a number', and('"number":"2031-0001"'), fault('/number', 'UnknownField')],
    ['a revision', and('"revision":"7"'), fault('/revision', 'UnknownField')],
    ['an id', and('"id":"7"'), fault('/id', 'UnknownField')],
    [
      'a field too many inside',
      field('"kind":"unit"', '"kind":"unit","admin":true'),
      fault('/owner/admin', 'UnknownField'),
    ],
    [
      '"false" for false',
      field('"livelihood":false', '"livelihood":"false"'),
      fault('/classification/livelihood', 'NotABoolean'),
    ],
    [
      '0 for false',
      field('"livelihood":false', '"livelihood":0'),
      fault('/classification/livelihood', 'NotABoolean'),
    ],
    [
      'null for false',
      field('"livelihood":false', '"livelihood":null'),
      fault('/classification/livelihood', 'NotABoolean'),
    ],
    ['a number for a text', title('1'), fault('/wording/title', 'NotText')],
    ['true for a text', title('true'), fault('/wording/title', 'NotText')],
    ['an object for a text', title('{"toString":"x"}'), fault('/wording/title', 'NotText')],
    ['a blank text', title('" \u3000 "'), fault('/wording/title', 'NotText')],
    ['a text that is too long', title(JSON.stringify('长'.repeat(121))), fault('/wording/title', 'NotText')],
    [
      'a list for an object',
      field('{"kind":"timeLimited"}', '[]'),
      fault('/classification/handling', 'NotAnObject'),
    ],
    ['an unknown code', field('"moderate"', '"terrible"'), fault('/classification/severity', 'NotOneOf')],
    [
      'a property of every object',
      field('"moderate"', '"toString"'),
      fault('/classification/severity', 'NotOneOf'),
    ],
    ['a path for a code', field('"dining"', '"../dining"'), fault('/classification/category', 'NotACode')],
    [
      'an id in capitals',
      good.replace(/"campaign":"[^"]+"/, '"campaign":"01890A5D-AC96-774B-BCCE-B302099A8057"'),
      fault('/campaign', 'NotAnId'),
    ],
    ['30 February', and('"foundOn":"2031-02-30"'), fault('/foundOn', 'NotADate')],
    ['29 February of no leap year', and('"foundOn":"2031-02-29"'), fault('/foundOn', 'NotADate')],
    ['the year 0', and('"foundOn":"0000-01-01"'), fault('/foundOn', 'NotADate')],
    ['a year of five digits', and('"foundOn":"12031-01-01"'), fault('/foundOn', 'NotADate')],
    ['a date as a number', and('"foundOn":20310101'), fault('/foundOn', 'NotADate')],
    ['a day to come', and('"foundOn":"9998-12-31"'), [422, 'DateInTheFuture', '/foundOn', 'DateInTheFuture']],
    [
      'a time without an offset',
      and('"happenedAt":"2031-01-01T10:00:00"'),
      fault('/happenedAt', 'NotAnInstantOrDate'),
    ],
    ['25 o’clock', and('"happenedAt":"2031-01-01T25:00:00Z"'), fault('/happenedAt', 'NotAnInstantOrDate')],
    [
      'a campaign that nobody knows',
      good.replace(/"campaign":"[^"]+"/, '"campaign":"01890a5d-ac96-774b-bcce-b302099a8057"'),
      [422, 'FieldInvalid', '/campaign', 'CampaignUnknown'],
    ],
  ];
};
