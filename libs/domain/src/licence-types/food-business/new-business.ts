import type { NewBusinessDefinition } from '../definition';
import { PARAMETERS } from './parameters';

/**
 * A business registered in the last days may apply by its licence. Only its representative, and only face-verified: the name
 * on the licence is all that connects them with it, and nobody else's word stands beside it.
 */
export const NEW_BUSINESS: NewBusinessDefinition = {
  slot: 'business-licence',
  days: PARAMETERS.newBusinessDays,
  assurance: {
    level: 'face-verified',
    source: '国务院关于在线政务服务的若干规定 (统一身份认证); 市场主体登记管理条例 arts 15, 21; 行政许可法 art 31',
  },
};
