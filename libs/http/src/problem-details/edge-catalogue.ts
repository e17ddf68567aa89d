import { HttpProblem, type ProblemTexts } from './problem-details.js';

/** What the edge refuses before any rule of the domain is asked. */
export const edgeCatalogue = {
  MalformedJson: { status: 400, zh: '请求体不是合法的 JSON：{reason}', en: 'The body is not JSON: {reason}' },
  InvalidUtf8: { status: 400, zh: '请求体不是合法的 UTF-8', en: 'The body is not UTF-8' },
  BodyTooDeep: {
    status: 400,
    zh: '嵌套过深：最多 {limit} 层',
    en: 'Nested too deeply: at most {limit} levels',
  },
  TooManyKeys: { status: 400, zh: '键过多：最多 {limit} 个', en: 'Too many keys: at most {limit}' },
  DuplicateKey: { status: 400, zh: '键重复：{pointer}', en: 'Duplicate key: {pointer}' },
  ForbiddenKey: { status: 400, zh: '不允许的键：{pointer}', en: 'Forbidden key: {pointer}' },
  UnsafeNumber: {
    status: 400,
    zh: '数值无法精确表示：{pointer}',
    en: 'Number cannot be held exactly: {pointer}',
  },
  ForbiddenCharacter: {
    status: 422,
    zh: '含有不允许的字符 {character}：{pointer}',
    en: 'Forbidden character {character}: {pointer}',
  },
  FieldInvalid: { status: 422, zh: '字段不符合规则', en: 'A field breaks its rule' },
  ParameterInvalid: { status: 400, zh: '查询参数不符合规则', en: 'A query parameter breaks its rule' },
  BodyTooLarge: {
    status: 413,
    zh: '请求体过大：最多 {limit} 字节',
    en: 'The body is too large: at most {limit} bytes',
  },
  UnsupportedMediaType: {
    status: 415,
    zh: '不支持的内容类型：{given}',
    en: 'Unsupported media type: {given}',
  },
  NotAcceptable: { status: 406, zh: '只提供 application/json', en: 'Only application/json can be had' },
  RouteNotFound: { status: 404, zh: '没有这个地址', en: 'There is no such address' },
  NotFound: { status: 404, zh: '不存在', en: 'Not found' },
  MethodNotAllowed: {
    status: 405,
    zh: '此地址不支持该方法：可用 {allow}',
    en: 'Method not allowed: use {allow}',
  },
  PreconditionRequired: {
    status: 428,
    zh: '需要 If-Match：请带上读到的 ETag',
    en: 'If-Match is required: send the ETag that you have read',
  },
  PreconditionFailed: {
    status: 412,
    zh: '内容已被他人更改：请重新读取后再试',
    en: 'It has changed since you read it: read it again',
  },
  InvalidIfMatch: {
    status: 400,
    zh: 'If-Match 应为一个强 ETag 或 *：{given}',
    en: 'If-Match must be one strong ETag or *: {given}',
  },
  ConcurrentChange: {
    status: 409,
    zh: '他人同时作了更改：请重新读取后再试',
    en: 'Somebody changed it at the same time: read it again',
  },
  InvalidIdempotencyKey: {
    status: 400,
    zh: 'Idempotency-Key 应为 1 至 255 个可见 ASCII 字符',
    en: 'Idempotency-Key must be 1 to 255 visible ASCII characters',
  },
  IdempotencyKeyReused: {
    status: 422,
    zh: '同一 Idempotency-Key 已用于另一请求',
    en: 'This Idempotency-Key was used for another request',
  },
  IdempotencyKeyInUse: {
    status: 409,
    zh: '同一 Idempotency-Key 的请求仍在处理',
    en: 'The first request under this Idempotency-Key is still running',
  },
  InvalidCursor: { status: 400, zh: '分页游标无效', en: 'The page cursor is not valid' },
  Unauthenticated: { status: 401, zh: '需要有效的密钥', en: 'A valid key is required' },
  Forbidden: { status: 403, zh: '无权进行此操作', en: 'You may not do this' },
  RequestTimeout: { status: 408, zh: '请求超时', en: 'The request took too long to arrive' },
  HeadersTooLarge: { status: 431, zh: '请求头过大', en: 'The headers are too large' },
  BadRequest: { status: 400, zh: '请求无法理解', en: 'The request cannot be understood' },
  InternalError: {
    status: 500,
    zh: '系统内部错误，已记录',
    en: 'Something went wrong on our side; it has been recorded',
  },
  Unavailable: {
    status: 503,
    zh: '暂时无法写入：请稍后以同一 Idempotency-Key 重试',
    en: 'Cannot write now: try again with the same Idempotency-Key',
  },
  StorageFull: {
    status: 507,
    zh: '存储空间不足，未写入任何内容',
    en: 'There is no room left; nothing was written',
  },
  AppendTooLarge: {
    status: 413,
    zh: '一次写入的内容过多：最多 1 MiB',
    en: 'Too much for one write: at most 1 MiB',
  },
} as const satisfies Readonly<Record<string, ProblemTexts>>;

export type EdgeCode = keyof typeof edgeCatalogue;

/** A refusal of the edge, ready to be thrown. */
export const edgeProblem = (
  code: EdgeCode,
  extras?: ConstructorParameters<typeof HttpProblem>[2],
): HttpProblem => new HttpProblem(code, edgeCatalogue[code], extras);
