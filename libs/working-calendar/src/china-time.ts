/**
 * The zone whose days the public bodies here go by: in which posts are held, numbers get their year, and campaigns
 * run that name no other.
 */
export const chinaTime = 'Asia/Shanghai';
