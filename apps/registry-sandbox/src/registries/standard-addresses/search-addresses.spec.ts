import { getLocalDate } from '@licensing/domain';
import { generatePopulation } from '../../population/generate-population';
import { searchAddresses } from './search-addresses';

const { standardAddresses } = generatePopulation({
  seed: 1,
  businesses: 300,
  chainStores: 0,
  asOf: getLocalDate('2026-11-01'),
});

describe('searchAddresses', () => {
  it('finds an address by its text, by words of it, and by what people type', () => {
    const wanted = standardAddresses.find(({ levels }) => levels.room !== undefined)!;
    const { district, road, number } = wanted.levels;
    expect(searchAddresses(standardAddresses, wanted.standardAddress, 5)).toContain(wanted);
    expect(searchAddresses(standardAddresses, `${district}  ${road}${number.replace('号', '號')}`, 50)).toContain(
      wanted,
    );
  });

  it('finds a renumbered address by its former text', () => {
    const renumbered = standardAddresses.find(({ formerAddresses }) => formerAddresses.length > 0)!;
    expect(searchAddresses(standardAddresses, renumbered.formerAddresses[0]!, 5)).toContain(renumbered);
  });

  it('stops at the limit and finds nothing for another place', () => {
    expect(searchAddresses(standardAddresses, '江门市', 7)).toHaveLength(7);
    expect(searchAddresses(standardAddresses, '北京市朝阳区', 7)).toEqual([]);
  });
});
