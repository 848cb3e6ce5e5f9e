import { type DocumentRef, type Field } from '@licensing/contracts';
import { createFakeRegistries, type FakeReply } from '../../../../test/support/fake-registries';
import {
  allAnswer,
  applicant,
  CREDIT_CODE,
  declared,
  LICENCE_TYPE,
  records,
} from '../../../../test/support/food-business-case';
import { SourceReader } from '../sources/source-reader.service';
import { noDocuments } from '../testing/fake-extracted';
import { PrefillService } from './prefill.service';

const AS_OF = '2026-03-02T01:00:00.000Z';
const WITHOUT = { applicant, documents: [] as DocumentRef[] };
const HOME = records['premises']?.['addressCode'] as string;

async function prefill(declaredJson = '', changes: Record<string, FakeReply> = {}) {
  const registries = createFakeRegistries(allAnswer(changes));
  const service = new PrefillService(new SourceReader(registries), noDocuments);
  const { fields, silent } = await service.prefill({
    ...LICENCE_TYPE,
    ...WITHOUT,
    creditCode: CREDIT_CODE,
    declaredJson,
  });
  const asked = registries.asked.map(({ source, path }) => `${source} ${path}`);
  return {
    asked,
    silent,
    fields: Object.fromEntries(fields.map((field) => [field.name, field])) as Record<string, Field>,
  };
}

describe('PrefillService', () => {
  it('fills a new form from the registries, each field with source and time', async () => {
    const { fields, silent } = await prefill();
    expect(silent).toEqual([]);
    expect(fields['operatorName']).toEqual({
      name: 'operatorName',
      valueJson: JSON.stringify(records['business-registration']?.['name']),
      source: 'business-registration',
      asOf: AS_OF,
      locked: true,
      previousJson: '',
    });
    expect(fields['area']).toMatchObject({ valueJson: '82.5', source: 'premises', locked: false });
  });

  it('asks for display: what fills a form is not evidence', async () => {
    const registries = createFakeRegistries(allAnswer());
    await new PrefillService(new SourceReader(registries), noDocuments).prefill({
      ...LICENCE_TYPE, ...WITHOUT, creditCode: CREDIT_CODE, declaredJson: '',
    }); // prettier-ignore
    expect(new Set(registries.asked.map((query) => query.purpose))).toEqual(new Set(['display']));
  });

  it('asks as for a decision before the form is frozen', async () => {
    const registries = createFakeRegistries(allAnswer());
    await new PrefillService(new SourceReader(registries), noDocuments).prefill({
      ...LICENCE_TYPE, ...WITHOUT, creditCode: CREDIT_CODE, declaredJson: JSON.stringify(declared), fresh: true,
    }); // prettier-ignore
    expect(registries.asked.map(({ source, purpose }) => `${source} ${purpose ?? ''}`).sort()).toEqual(
      ['business-registration', 'food-safety-staff', 'health-certificates', 'premises', 'standard-addresses'].map(
        (source) => `${source} decision`,
      ),
    );
  });

  it('leaves what no registry knows to the applicant', async () => {
    const { fields } = await prefill();
    for (const name of ['businessForm', 'items', 'foodSafetyPersonId', 'contactPhone']) {
      expect(fields[name]).toEqual({ name, valueJson: '', source: '', asOf: '', locked: false, previousJson: '' });
    }
  });

  it('looks the premises up at the registered address, which the first registry tells', async () => {
    const { asked } = await prefill();
    expect(asked).toEqual([
      `business-registration /businesses/${CREDIT_CODE}`,
      `premises /${HOME}`,
      `standard-addresses /${HOME}`,
    ]);
  });

  it('looks other premises up, and keeps what the person chose', async () => {
    const chosen = { premisesAddressCode: 'GD2', area: 40, contactPhone: '13800000001' };
    const { asked, fields } = await prefill(JSON.stringify(chosen), {
      premises: { record: { addressCode: 'GD2', address: '样例路13号', area: 99 } },
    });
    expect(asked).toContain('premises /GD2');
    expect(asked).not.toContain(`premises /${HOME}`);
    for (const [name, value] of Object.entries(chosen)) {
      expect(fields[name]).toEqual({
        name,
        valueJson: JSON.stringify(value),
        source: 'applicant',
        asOf: '',
        locked: false,
        previousJson: '',
      });
    }
    expect(fields['premises']).toMatchObject({ valueJson: '"样例路13号"', source: 'premises', locked: true });
  });

  it('never lets a person choose what a registry speaks for', async () => {
    const { fields } = await prefill(JSON.stringify({ operatorName: '别的店', creditCode: 'typed' }));
    expect(fields['operatorName']?.source).toBe('business-registration');
    expect(fields['creditCode']?.valueJson).toBe(JSON.stringify(CREDIT_CODE));
  });

  it.each<[string, FakeReply, boolean]>([
    ['is silent', 'silent', true],
    ['knows no such premises', { record: null }, false],
    ['answers malformed', 'malformed', true],
    ['speaks of other premises', { record: { ...records['premises'], addressCode: '440703999999999999' } }, true],
  ])('leaves locked fields empty, and locked, when the registry %s', async (_, reply, isSilent) => {
    const { fields, silent } = await prefill('', { premises: reply });
    expect(fields['premises']).toEqual({
      name: 'premises',
      valueJson: '',
      source: '',
      asOf: '',
      locked: true,
      previousJson: '',
    });
    expect(silent).toEqual(
      isSilent ? [{ source: 'premises', since: expect.stringMatching(/^\d{4}-.*Z$/) as string }] : [],
    );
  });
});
