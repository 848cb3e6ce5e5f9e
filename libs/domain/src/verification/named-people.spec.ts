import { getLicenceType } from '../licence-types';
import { listSourcesAbout } from './named-people';

const foodBusiness = getLicenceType('food-business', '1.0.0');

describe('listSourcesAbout', () => {
  it('names every registry that is asked about the food-safety person, also after the verification', () => {
    expect(listSourcesAbout(foodBusiness, ['foodSafetyPersonId'])).toEqual([
      'food-safety-bars', 'food-safety-staff', 'health-certificates',
    ]); // prettier-ignore
  });

  it('names that of bars about everybody else', () => {
    expect(listSourcesAbout(foodBusiness, [])).toEqual(['food-safety-bars']);
    expect(listSourcesAbout(foodBusiness, ['contactPhone'])).toEqual(['food-safety-bars']);
  });

  it('names one whose answer must be about the person, whatever it is asked with', () => {
    const source = {
      id: 'by-number', name: { zh: '', en: '' }, steps: ['gather' as const], basis: '', personal: true,
      request: [{ parameter: 'number', value: { from: 'declared' as const, field: 'certificateNumber' } }],
      subject: { path: 'holder', equals: { from: 'declared' as const, field: 'managerId' } },
    }; // prettier-ignore
    expect(listSourcesAbout({ sources: [source] }, ['managerId'])).toEqual(['food-safety-bars', 'by-number']);
    expect(listSourcesAbout({ sources: [{ ...source, steps: ['prefill'] }] }, ['managerId'])).toEqual([
      'food-safety-bars',
    ]);
  });
});
