import { refuses } from './edge-refusal.js';

/** Refusals of a body's bytes, its JSON, and the texts in it. */
export const refusalsOfBodies = {
  MalformedJson: refuses(
    400,
    ['请求体不是合法的 JSON', '请求体不符合 JSON 语法{place}。'],
    ['The body is not JSON', 'The body does not follow the JSON grammar{placeEn}.'],
  ),
  BodyTooLarge: refuses(
    413,
    ['请求体过大', '请求体超过允许的大小。'],
    ['The body is too large', 'The body is over the size that is accepted.'],
  ),
  BodyTooDeep: refuses(
    400,
    ['嵌套过深', '请求体的嵌套超过 {max} 层。'],
    ['Nested too deeply', 'The body is nested more than {max} levels deep.'],
  ),
  TooManyValues: refuses(
    400,
    ['内容过多', '请求体的字段与列表项合计超过 {max} 个。'],
    ['Too many values', 'The body has more than {max} fields and list items in all.'],
  ),
  DuplicateKey: refuses(
    400,
    ['字段重复', '同一对象里字段重复出现：{pointer}。'],
    ['A field is repeated', 'A field appears twice in one object: {pointer}.'],
  ),
  ForbiddenKey: refuses(
    400,
    ['字段名不允许', '字段名不允许使用：{pointer}。'],
    ['The field name is not allowed', 'This field name is never accepted: {pointer}.'],
  ),
  UnsafeNumber: refuses(
    400,
    ['数值无法精确表示', '数值无法精确保存：{pointer}。'],
    ['The number cannot be kept exactly', 'The number at {pointer} cannot be kept exactly.'],
  ),
  InvalidUtf8: refuses(
    400,
    ['请求体不是 UTF-8', '请求体含有无效的 UTF-8 字节。'],
    ['The body is not UTF-8', 'The body holds bytes that are not valid UTF-8.'],
  ),
  ByteOrderMark: refuses(
    400,
    ['请求体带有字节顺序标记', '请发送不带 BOM 的 UTF-8。'],
    ['The body has a byte order mark', 'Send UTF-8 without a byte order mark.'],
  ),
  IllFormedString: refuses(
    422,
    ['文字不完整', '{pointer} 含有孤立的代理码元 {codePoint}。'],
    ['The text is ill-formed', '{pointer} holds the lone surrogate {codePoint}.'],
  ),
  ControlCharacter: refuses(
    422,
    ['文字含控制字符', '{pointer} 含有控制字符 {codePoint}；只允许换行 U+000A 和制表符 U+0009。'],
    [
      'The text holds a control character',
      '{pointer} holds {codePoint}; only line feed U+000A and tab U+0009 are accepted.',
    ],
  ),
  LineSeparator: refuses(
    422,
    ['文字含行分隔符', '{pointer} 含有 {codePoint}；换行请用 U+000A。'],
    ['The text holds a line separator', '{pointer} holds {codePoint}; break lines with U+000A.'],
  ),
  Noncharacter: refuses(
    422,
    ['文字含非字符码位', '{pointer} 含有非字符码位 {codePoint}。'],
    ['The text holds a noncharacter', '{pointer} holds the noncharacter {codePoint}.'],
  ),
  BidiControl: refuses(
    422,
    ['文字含双向控制符', '{pointer} 含有双向控制符 {codePoint}，它会改变显示的顺序。'],
    [
      'The text holds a bidirectional control',
      '{pointer} holds {codePoint}, which changes the order that readers see.',
    ],
  ),
  ReplacementCharacter: refuses(
    422,
    ['文字编码已损坏', '{pointer} 含有替换字符 {codePoint}，原文在发送之前已经丢失。'],
    [
      'The text was broken before it was sent',
      '{pointer} holds the replacement character {codePoint}: some of the original text is lost.',
    ],
  ),
  BodyNotObject: refuses(
    422,
    ['请求体应为对象', '请求体应当是一个 JSON 对象。'],
    ['The body is not an object', 'The body must be one JSON object.'],
  ),
  UnknownField: refuses(
    422,
    ['有不接受的字段', '请求里有未知或只读的字段，见 errors。'],
    ['Some fields are not accepted', 'The request has unknown or read-only fields; see errors.'],
  ),
  FieldInvalid: refuses(
    422,
    ['内容不符合要求', '请求里有不符合要求的字段，见 errors。'],
    ['Some fields are not valid', 'The request has fields that break a rule; see errors.'],
  ),
} as const;
