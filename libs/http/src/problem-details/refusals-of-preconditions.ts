import { refuses } from './edge-refusal.js';

/** Refusals of `If-Match` and `Idempotency-Key`. */
export const refusalsOfPreconditions = {
  InvalidIfMatch: refuses(
    400,
    ['If-Match 格式有误', 'If-Match 应当是 * 或一个强 ETag，例如 "7"。'],
    ['If-Match is malformed', 'If-Match must be * or one strong entity tag, such as "7".'],
  ),
  PreconditionFailed: refuses(
    412,
    ['内容已被改动', '自您读取之后，内容已被改动；请重新读取。'],
    ['It has changed', 'It has changed since you read it; read it again.'],
  ),
  PreconditionRequired: refuses(
    428,
    ['需要 If-Match', '改动内容必须带 If-Match，值为读取时得到的 ETag。'],
    ['If-Match is needed', 'A change must carry If-Match with the entity tag that was read.'],
  ),
  InvalidIdempotencyKey: refuses(
    400,
    ['Idempotency-Key 格式有误', 'Idempotency-Key 应当是 1 至 255 个可见 ASCII 字符。'],
    ['Idempotency-Key is malformed', 'Idempotency-Key must be 1 to 255 visible ASCII characters.'],
  ),
  IdempotencyKeyRequired: refuses(
    400,
    ['需要 Idempotency-Key', '此请求必须带 Idempotency-Key。'],
    ['Idempotency-Key is needed', 'This request must carry Idempotency-Key.'],
  ),
  IdempotencyKeyNotHere: refuses(
    400,
    [
      '此处不接受 Idempotency-Key',
      '密钥只显示一次，重复的请求无法再次得到它，因此此处不接受 Idempotency-Key。',
    ],
    [
      'No Idempotency-Key here',
      'A key is shown once and could not be shown again to a repeated request: send no Idempotency-Key.',
    ],
  ),
  IdempotencyKeyInUse: refuses(
    409,
    ['同一请求正在办理', '带此 Idempotency-Key 的请求正在办理，请稍后再试。'],
    [
      'The same request is being handled',
      'A request with this Idempotency-Key is in progress; try again later.',
    ],
    { 'retry-after': '1' },
  ),
  IdempotencyKeyReused: refuses(
    422,
    ['Idempotency-Key 已用于别的请求', '此 Idempotency-Key 已用于内容不同的请求。'],
    ['Idempotency-Key was used before', 'This Idempotency-Key was used with another request.'],
  ),
} as const;
