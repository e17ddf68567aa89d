import { refuses } from './edge-refusal.js';

/** Refusals of a request's line, headers, parameters and timing. */
export const refusalsOfRequests = {
  MalformedRequest: refuses(
    400,
    ['请求格式有误', '请求不符合 HTTP 格式或接口的要求。'],
    ['The request is malformed', 'The request does not follow HTTP or the rules of this interface.'],
  ),
  MalformedUrl: refuses(
    400,
    ['网址格式有误', '网址中有无法解码的部分。'],
    ['The address is malformed', 'Part of the address cannot be decoded.'],
  ),
  UnknownParameter: refuses(
    400,
    ['有未知的查询参数', '查询里有本接口没有的参数，见 errors。'],
    [
      'Some parameters are unknown',
      'The query has parameters that this interface does not have; see errors.',
    ],
  ),
  RepeatedParameter: refuses(
    400,
    ['查询参数重复', '有的查询参数只能出现一次，见 errors。'],
    ['Some parameters are repeated', 'Some parameters may be given only once; see errors.'],
  ),
  ParameterInvalid: refuses(
    400,
    ['查询参数不符合要求', '有的查询参数不符合要求，见 errors。'],
    ['Some parameters are not valid', 'Some parameters break a rule; see errors.'],
  ),
  Unauthenticated: refuses(
    401,
    ['需要身份凭证', '请求没有有效的身份凭证。'],
    ['Credentials are needed', 'The request carries no valid credentials.'],
    { 'www-authenticate': 'Bearer' },
  ),
  Forbidden: refuses(
    403,
    ['无权办理', '当前身份无权办理此事。'],
    ['Not allowed', 'The caller may not do this.'],
  ),
  SetUpOver: refuses(
    403,
    [
      '管理密钥已停用',
      '三员均已到位，安全管理员已有本人凭证，管理密钥不再有效；请由任职人员以本人凭证办理。',
    ],
    [
      'Administrator keys have retired',
      'All three administrations are held, and a security administrator has credentials: people do this with their own.',
    ],
  ),
  RouteNotFound: refuses(
    404,
    ['没有找到', '这里没有所请求的内容。'],
    ['Not found', 'There is nothing at this address.'],
  ),
  MethodNotAllowed: refuses(
    405,
    ['方法不允许', '此地址只接受：{allow}。'],
    ['The method is not allowed', 'This address accepts: {allow}.'],
  ),
  NotAcceptable: refuses(
    406,
    ['无法按所要的格式回答', '本接口提供：{available}。'],
    ['No acceptable form', 'This address can answer with: {available}.'],
  ),
  RequestTimeout: refuses(
    408,
    ['请求超时', '请求没有在规定时间内发完。'],
    ['The request timed out', 'The request was not sent in full within the time allowed.'],
  ),
  Conflict: refuses(
    409,
    ['与现状冲突', '请求与当前状态冲突。'],
    ['Conflict', 'The request conflicts with the present state.'],
  ),
  UriTooLong: refuses(
    414,
    ['网址过长', '网址超过允许的长度。'],
    ['The address is too long', 'The address is longer than is accepted.'],
  ),
  UnsupportedMediaType: refuses(
    415,
    ['不支持的内容格式', '请以不压缩的 UTF-8 application/json 发送。'],
    ['Unsupported media type', 'Send application/json in UTF-8, not compressed.'],
  ),
  ExpectationFailed: refuses(
    417,
    ['不支持 Expect 的要求', '只支持 Expect: 100-continue。'],
    ['The expectation is not supported', 'Only Expect: 100-continue is supported.'],
  ),
  TooManyRequests: refuses(
    429,
    ['请求过多', '请求过于频繁，请稍后再试。'],
    ['Too many requests', 'Requests come too fast; try again later.'],
    { 'retry-after': '1' },
  ),
  HeadersTooLarge: refuses(
    431,
    ['请求头过大', '请求头过多或过长。'],
    ['The headers are too large', 'There are too many headers, or they are too long.'],
  ),
} as const;
