import { toRegistryQuery } from './registry-queries';

describe('toRegistryQuery', () => {
  it.each([
    ['business-registration', { creditCode: ['A/B?'] }, '/businesses/A%2FB%3F'],
    ['business-registration', { representative: ['1'] }, '/businesses?representative=1'],
    [
      'business-registration',
      { representative: ['1'], limit: ['5'], offset: ['10'] },
      '/businesses?representative=1&limit=5&offset=10',
    ],
    ['population', { idNumber: ['1'] }, '/persons/1'],
    [
      'population',
      { idNumber: ['1'], name: ['阿依·古丽 &name=b'] },
      `/persons/1?name=${encodeURIComponent('阿依·古丽 &name=b')}`,
    ],
    ['premises', { addressCode: ['GD1'] }, '/GD1'],
    ['standard-addresses', { addressCode: ['../x'] }, '/..%2Fx'],
    ['food-safety-staff', { idNumber: ['1'] }, '/1'],
    ['health-certificates', { idNumber: ['1'] }, '/1'],
    ['certificate-library', { creditCode: ['1'] }, '/1'],
  ])('asks %s with %j', (source, parameters, path) => {
    expect(toRegistryQuery(source, parameters)).toEqual({ source, path });
  });

  it('asks the register of bars about everybody in one question', () => {
    expect(toRegistryQuery('food-safety-bars', { idNumber: ['1', '2'], creditCode: ['3'] })).toEqual({
      source: 'food-safety-bars',
      path: '/checks',
      body: { subjects: [{ idNumber: '1' }, { idNumber: '2' }, { creditCode: '3' }] },
    });
  });

  it.each([
    ['population', {}, 'idNumber'],
    ['population', { idNumber: [] }, 'idNumber'],
    ['population', { idNumber: ['1'], name: [] }, 'name'],
    ['premises', { creditCode: ['1'] }, 'addressCode'],
  ])('does not ask %s with %j: %s is missing', (source, parameters, missing) => {
    expect(() => toRegistryQuery(source, parameters)).toThrow(`a registry query needs ${missing}`);
  });

  it('says what the answer is for when it is not for a decision', () => {
    expect(toRegistryQuery('premises', { addressCode: ['1'] }, 'display')).toEqual({
      source: 'premises', path: '/1', purpose: 'display',
    }); // prettier-ignore
  });

  it('knows only the registries that are described', () => {
    expect(() => toRegistryQuery('nobody', {})).toThrow('no such registry: nobody');
  });
});
