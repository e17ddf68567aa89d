/** 来信, 来访, 来电, 信箱, 网上, 上级转办. */
export const intakeChannels = ['letter', 'visit', 'call', 'mailbox', 'online', 'transfer'] as const;
export type IntakeChannel = (typeof intakeChannels)[number];

/** 内部, 限制知悉. */
export const intakeSecrecyLevels = ['internal', 'restricted'] as const;
export type IntakeSecrecy = (typeof intakeSecrecyLevels)[number];

/**
 * Why a reporter's identity is erased: 举报人要求, 保存期满, 录入有误, 依法删除. A code and no text, since a text would
 * be the place where the name is written down for ever.
 */
export const erasureGrounds = ['reporterAsked', 'retentionOver', 'enteredInError', 'requiredByLaw'] as const;
export type ErasureGround = (typeof erasureGrounds)[number];
