import { toCanonicalValues } from './canonical-values';
import { checkForm } from './check-form';
import { FOOD_BUSINESS } from './food-business';

describe('canonical values', () => {
  it('writes codes as registries know them, texts without what nobody sees, and leaves everything else as typed', () => {
    const typed = {
      foodSafetyPersonId: ' １10105 19491231002x',
      contactPhone: '+86 138-0013-8000',
      premisesAddressCode: 'gd440703000012',
      foodSafetyPersonName: ' 样\u200b\u3000例 ',
      area: 80,
      odd: 'x',
    };
    expect(toCanonicalValues(FOOD_BUSINESS, typed)).toEqual({
      ...typed,
      foodSafetyPersonId: '11010519491231002X',
      contactPhone: '13800138000',
      premisesAddressCode: 'GD440703000012',
      foodSafetyPersonName: '样 例',
    });
  });

  it('repairs nothing: what is wrong stays wrong, as typed', () => {
    const typed = { foodSafetyPersonId: '110105491231002', contactPhone: '12', premisesAddressCode: null };
    expect(toCanonicalValues(FOOD_BUSINESS, typed)).toEqual(typed);
    expect(checkForm(FOOD_BUSINESS, toCanonicalValues(FOOD_BUSINESS, typed), false)).toHaveLength(2);
  });
});
