import { refuses } from './edge-refusal.js';

/** What the server cannot do just now, through no fault of the request. */
export const refusalsOfService = {
  InternalError: refuses(
    500,
    ['服务出错', '服务出错，已按请求编号记录。'],
    ['Something went wrong', 'Something went wrong here; it is recorded under the request id.'],
  ),
  Unavailable: refuses(
    503,
    ['暂时无法服务', '服务暂时不可用，请稍后再试。'],
    ['Unavailable', 'The service is not available just now; try again later.'],
    { 'retry-after': '5' },
  ),
  SecurityRecordStopped: refuses(
    503,
    ['安全记录写不进去', '安全记录暂时写不进去，签字和读取举报人信息暂停，没有保存任何内容。'],
    [
      'The security record takes nothing',
      'The security record cannot be written just now, so nothing is signed and no reporter is told of; nothing was kept.',
    ],
    { 'retry-after': '5' },
  ),
  StorageFull: refuses(
    507,
    ['存储空间不足', '存储空间不足，没有保存任何内容。'],
    ['The storage is full', 'There is no room left; nothing was kept.'],
  ),
} as const;
