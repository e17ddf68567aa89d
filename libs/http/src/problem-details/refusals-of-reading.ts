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
  PointOfOneProblem: refuses(
    422,
    [
      '版本号只属于单个问题',
      '台账的时点须为 now、position:日志位置、日期或时刻；版本号（{point}）只用于单个问题',
    ],
    [
      'A revision is of one problem',
      'A point of the ledger is now, position:N, a date or an instant; a revision ({point}) is of one problem',
    ],
  ),
  ActionsOfRecord: refuses(
    422,
    ['actions 不能与 knownAt 合用', '当时可做什么，只能就当时的记录而言：事后补记的样子当时并不存在'],
    [
      'actions goes without knownAt',
      'What was permitted is asked of the record as it stood; what was pieced together later never stood',
    ],
  ),
  RangeBackwards: refuses(
    422,
    ['起止日期颠倒', '结束日期（{to}）早于开始日期（{from}）'],
    ['The range runs backwards', 'The range ends ({to}) before it begins ({from})'],
  ),
  PastBeingMade: refuses(
    503,
    ['历史台账正在整理', '历史台账正由日志重放整理，已到 {position} / {head}，请稍后再问'],
    [
      'The past is being made ready',
      'The past of the ledger is being replayed from the log, now at {position} of {head}; ask again later',
    ],
    { 'retry-after': '2' },
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
