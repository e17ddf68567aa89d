import { refuses } from './edge-refusal.js';

/** What the server cannot do just now, through no fault of the request. */
export const refusalsOfService = {
  InternalError: refuses(
    500,
    ['服务出错', '服务出错，已按请求编号记录。'],
    ['Something went wrong', 'Something went wrong here; it is recorded under the request id.'],
  ),
  ClockRunsForwards: refuses(
    409,
    ['时钟只能向前拨', '时钟现为 {now}，只能向前拨。'],
    ['The clock runs forwards only', 'The clock is at {now} and runs forwards only.'],
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
  RegisterUnreadable: refuses(
    503,
    [
      '登记簿中有不能理解的事件',
      '登记簿 {register} 的第 {revision} 号事件不能读取：由更新的版本写入、已损坏，或已不在事件存储中。在此解决之前，需要该登记簿的事项都不能办理；请管理员处理。',
    ],
    [
      'A register holds an event that cannot be taken in',
      'Event {revision} of the register {register} cannot be taken in: it came from a later version, is broken, or is not in the event store any more. Nothing that needs this register is done until that is set right; tell the operators.',
    ],
  ),
  StreamUnreadable: refuses(
    503,
    [
      '记录中有不能理解的事件',
      '第 {revision} 号事件不能读取：由更新的版本写入、已损坏，或已不在事件存储中。该记录暂不能办理，其余不受影响；管理员可查看搁置的事件。',
    ],
    [
      'The record holds an event that cannot be taken in',
      'Event {revision} cannot be taken in: it came from a later version, is broken, or is not in the event store any more. Nothing can be done with this record, all others go on; administrators see what is parked.',
    ],
  ),
  StreamDeleted: refuses(
    503,
    [
      '记录已在事件存储中被删除',
      '该记录的流已在事件存储中被永久删除，再试也写不进去。该记录不能再办理，其余不受影响；须由管理员核对日志（integrity）。',
    ],
    [
      'The record was deleted in the event store',
      'The stream of this record was deleted in the event store for good: it takes nothing more, and trying again does not help. Nothing can be done with this record, all others go on; administrators look into the integrity of the log.',
    ],
  ),
  LogInDoubt: refuses(
    503,
    [
      '日志存疑，不再写入',
      '日志短于或不同于已签署、已见证或本节点已有的内容，或其文件已损坏，不再写入；原因见 /health/ready。',
    ],
    [
      'The log is in doubt and not written',
      'The log was found shorter than, or different from, what was signed, witnessed or known to this node, or its file is damaged, so nothing is written; /health/ready says why.',
    ],
    { 'retry-after': '60' },
  ),
  IntegrityInDoubt: refuses(
    503,
    [
      '日志存疑，签字暂停',
      '日志与已签署或已见证的内容不符，或其文件已损坏，签字暂停，没有保存任何内容；原因见 /health/ready。',
    ],
    [
      'The log is in doubt, so nothing is signed',
      'The log is not what was signed or witnessed of it, or its file is damaged, so signatures stop and nothing was kept; /health/ready says why.',
    ],
    { 'retry-after': '60' },
  ),
  CheckpointUnavailable: refuses(
    503,
    ['暂时没有检查点', '日志暂时不能签出包含该问题的检查点，请稍后再试。'],
    [
      'There is no checkpoint just now',
      'No checkpoint that covers this problem can be signed just now; try again later.',
    ],
    { 'retry-after': '5' },
  ),
  FoldersUnwritable: refuses(
    503,
    ['文件夹不能写入', '数据文件夹或共享文件夹不在原处，或只能读取，没有保存任何内容。'],
    [
      'A folder cannot be written',
      'The data folder or the shared folder is not where it was, or can only be read; nothing was kept.',
    ],
    { 'retry-after': '5' },
  ),
  StorageFull: refuses(
    507,
    ['存储空间不足', '存储空间不足，没有保存任何内容。'],
    ['The storage is full', 'There is no room left; nothing was kept.'],
  ),
} as const;
