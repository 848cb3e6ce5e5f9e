import { completeCreditCode, completeResidentId, type JsonValue } from '@licensing/domain';

/** Made up, with the right check characters. */
export const sampleCreditCode = (): string => completeCreditCode('91440703', 'MA4UK3R0');

/** What an applicant adds to a form that registries have filled. */
export const sampleFields = (): Record<string, JsonValue> => ({
  businessForm: 'food-sales',
  items: ['bulk-and-prepackaged-food'],
  foodSafetyPersonName: '陈晓明',
  foodSafetyPersonId: completeResidentId('44070319900101123'),
  contactPhone: '13800138000',
});
