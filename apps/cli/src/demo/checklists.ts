/** What the demo calls its campaign. */
export const campaignName = '作风建设“回头看”专项整治（演示）';

const entries = (prefix: string, texts: readonly string[]) =>
  texts.map((text, at) => ({ code: `${prefix}-${String(at + 1).padStart(2, '0')}`, text }));

/** The two lists that a unit compares itself with: the city's own, and what the superior named. */
export const checklists = [
  {
    kind: 'own',
    title: '示例市总工会问题对照检查清单',
    entries: entries('DZ', [
      '是否存在违规吃喝、以会议培训名义组织宴请',
      '是否存在工会经费超范围、超标准支出',
      '是否存在多头要材料、重复报表等增加基层负担',
      '是否存在违规收送礼品礼金、电子红包',
      '是否存在服务职工事项久拖不办',
      '是否存在公务接待手续不全、陪餐超人数',
      '是否存在固定资产账实不符、闲置浪费',
      '是否存在评比表彰项目过多、标准不公开',
    ]),
  },
  {
    kind: 'superior',
    title: '上级点题问题清单',
    entries: entries('DT', [
      '基层工会经费拨付不及时',
      '职工疗休养组织不规范',
      '困难职工帮扶资金沉淀',
      '工会阵地使用效率不高',
      '法律援助服务覆盖不足',
    ]),
  },
] as const;

export const checklistCodes: readonly string[] = checklists.flatMap((list) =>
  list.entries.map(({ code }) => code),
);
