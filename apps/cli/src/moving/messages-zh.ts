/** What is said when a log is moved, in Chinese. */
export const movingZh = {
  copying: '复制事件',
  copyWaits: '事件存储暂无应答，{seconds} 秒后再试：{cause}',
  copied: '已核对一致：{events} 条事件（新写入 {written} 条），摘要 {digest}',
  copySourceGrew:
    '注意：复制期间来源又有新事件，尚不在目标中。请停止来源上的服务器后再运行一次，只补齐新事件；目标保持原样即可',
  copyDiffers:
    '目标中第 {at} 条事件与来源不同（{stream} 第 {revision} 号）：请另选空的目标，或先前同一次复制的目标',
  copyLonger: '目标比来源多出事件：两者不是同一份日志',
  copyWithin: '来源与目标在同一服务器上，且一方的前缀是另一方前缀的开头：日志会被复制到自身之中',
  copyOfAnother:
    '目标中已有来源所没有的事件流 {stream}，属于另一份台账：不带前缀的台账须独占服务器，任一前缀也不得是另一前缀的开头。发现之前已复制的内容保留不动',
  copyWithinAnother:
    '目标服务器上已有前缀为“{prefix}”的台账（事件流 {stream}），会把前缀 {own} 下的事件当作自己的：不带前缀的台账须独占服务器，任一前缀也不得是另一前缀的开头。请换一台服务器或换前缀。未写入任何事件',
  copyGap:
    '来源的 {stream} 缺第 {revision} 号事件（其后是第 {found} 号）：事件已被删除或清除，缺事件的日志不能搬移。请先按备份恢复来源',
  copyTwice:
    '来源中事件 {id} 出现两次：{first}，以及 {second}。服务器上可能另有带前缀的副本；请在只有一份台账的服务器上复制，或用 --from-prefix 指明其一',
  copyNotOurs: '{place} 中 {stream} 的第 {revision} 号事件不是本系统写入的，或已被涂改：{cause}',
  copyAt: '{stream} 第 {revision} 号',
  copyWrittenMeanwhile:
    '目标的 {stream} 现在到第 {actual} 号，而不是第 {expected} 号：复制期间另有程序写入目标。请停止该程序后再试',
  placeRefused: '{place} 有应答，但不予办理：{cause}',
  placeUnusable: '{place} 无法使用：{cause}',
  logMissing: '{place} 中没有日志',
  logHeld: '日志正被使用：{cause}',
};
