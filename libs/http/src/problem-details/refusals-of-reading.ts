import { refuses } from './edge-refusal.js';

/** What is asked for is not there, has moved on, or is asked for with a page that is not ours. */
export const refusalsOfReading = {
  NotFound: refuses(404, ['没有找到', '所要的内容不存在'], ['Not found', 'What was asked for is not there']),
  ConcurrentChange: refuses(
    409,
    ['他人同时作了更改', '他人同时作了更改：请重新读取后再试'],
    ['Changed at the same time', 'Somebody changed it at the same time: read it again and decide anew'],
  ),
  InvalidCursor: refuses(
    400,
    ['分页游标无效', '分页游标无效，或不属于这一查询'],
    ['The cursor is not valid', 'The page cursor is not valid, or belongs to another query'],
  ),
} as const;
