import type { SeededRandom } from './random.js';

const places = [
  '机关食堂',
  '基层站点',
  '职工之家',
  '困难职工帮扶中心',
  '工人文化宫',
  '疗休养基地',
  '驻外办事处',
  '直属事业单位',
  '街道总工会',
  '产业工会',
] as const;
const matters = [
  '违规吃喝',
  '公款旅游',
  '滥发津贴补贴',
  '收受电子红包',
  '会议费超标准列支',
  '经费报销手续不全',
  '固定资产账实不符',
  '帮扶资金发放不及时',
  '工会经费代收不到位',
  '采购未履行询价程序',
  '公车私用',
  '考勤制度流于形式',
  '信访件办理超期',
  '选举程序不规范',
  '档案管理混乱',
] as const;
const details = [
  '经查阅凭证发现',
  '职工群众反映',
  '审计反馈指出',
  '驻点调研了解到',
  '对照检查时发现',
] as const;
const effects = [
  '相关制度自二〇一九年以来未作修订',
  '责任部室对政策把握不准',
  '内部监督没有跟上',
  '涉及金额需要进一步核实',
  '同类情况在其他站点也不同程度存在',
  '整改要求没有落实到具体责任人',
  '台账登记与原始凭证不一致',
] as const;
const actions = [
  '修订经费管理办法',
  '开展专题学习',
  '逐笔核对凭证',
  '清退违规款项',
  '公开采购结果',
  '建立月度抽查机制',
  '完善审批流程',
  '约谈相关责任人',
  '组织交叉检查',
  '更新资产台账',
] as const;
const goals = ['确保制度执行到位', '杜绝类似问题再次发生', '让职工群众看得见变化', '形成长效机制'] as const;

/** Sentences as such papers have them; enough variety that searches hit from a few to many. */
export const texts = {
  title: (r: SeededRandom): string => `${r.pick(places)}${r.pick(matters)}问题${r.below(900) + 100}号`,
  description: (r: SeededRandom): string =>
    `${r.pick(details)}，${r.pick(places)}存在${r.pick(matters)}的情况，${r.pick(effects)}，${r.pick(effects)}。`,
  measure: (r: SeededRandom): string => `${r.pick(actions)}，${r.pick(actions)}，${r.pick(goals)}。`,
  step: (r: SeededRandom): string => r.pick(actions),
  opinion: (r: SeededRandom): string => `${r.pick(effects)}，请${r.pick(actions)}。`,
  progress: (r: SeededRandom): string => `已${r.pick(actions)}，正在${r.pick(actions)}。`,
};
