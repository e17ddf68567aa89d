import { refuses } from './edge-refusal.js';

/** What is asked for is not there, has moved on, or is asked for with a page that is not ours. */
export const refusalsOfReading = {
  NotFound: refuses(404, ['没有找到', '所要的内容不存在'], ['Not found', 'What was asked for is not there']),
  NotYetThere: refuses(
    404,
    ['当时尚无此问题', '在所问的时点，台账中还没有这个问题'],
    ['Not there yet', 'At the point that was asked for, the problem was not in the ledger yet'],
  ),
  PointAhead: refuses(
    422,
    ['时点在将来', '所问的时点（{point}）在现在之后：历史只到现在为止'],
    ['The point is ahead', 'The point that was asked for ({point}) is after the present: history ends now'],
  ),
  KnownAtOfRecord: refuses(
    422,
    ['knownAt 须配合时刻或日期', 'asOf 是版本或日志位置时，记录本身已经确定，不能再给 knownAt'],
    [
      'knownAt goes with a time',
      'With a revision or a log position as asOf the record is settled; knownAt goes with an instant or a date',
    ],
  ),
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
