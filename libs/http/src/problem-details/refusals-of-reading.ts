import { refuses } from './edge-refusal.js';

/** What is asked for is not there, has moved on, or is asked for with a page that is not ours. */
export const refusalsOfReading = {
  NotFound: refuses(404, ['没有找到', '所要的内容不存在'], ['Not found', 'What was asked for is not there']),
  ConcurrentChange: refuses(
    409,
    ['他人同时作了更改', '他人同时作了更改：请重新读取后再试'],
    ['Changed at the same time', 'Somebody changed it at the same time: read it again and decide anew'],
  ),
  ReporterErased: refuses(
    410,
    ['举报人信息已删除', '该来件的举报人信息已按规定删除，不能恢复'],
    ['The identity was erased', "The reporter's identity was erased and cannot be brought back"],
  ),
  ReporterUnreadable: refuses(
    410,
    ['举报人信息无法读取', '该来件的密钥不在此服务器上，举报人信息无法读取'],
    [
      'The identity cannot be read',
      'The key of this intake is not on this server: who reported cannot be read',
    ],
  ),
  InvalidCursor: refuses(
    400,
    ['分页游标无效', '分页游标无效，或不属于这一查询'],
    ['The cursor is not valid', 'The page cursor is not valid, or belongs to another query'],
  ),
} as const;
