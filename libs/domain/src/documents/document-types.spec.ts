import { findDocumentType, getDocumentType, listDocumentTypes } from '.';

/** Names and critical fields that other parts of the system rely on. */
const AGREED: Readonly<Record<string, { fields: string; critical: string }>> = {
  'business-licence': {
    fields: 'creditCode name kind representative address scope establishedOn capital registeredBy issuedOn termEnd',
    critical: 'creditCode name kind representative address scope establishedOn',
  },
  'resident-id-front': { fields: 'name sex ethnicity bornOn address idNumber', critical: 'name idNumber' },
  'resident-id-back': { fields: 'issuedBy validFrom validTo', critical: 'validFrom validTo' },
  'food-licence': {
    fields:
      'operatorName creditCode representative domicile premises businessForm items number authority issuedOn validTo',
    critical: 'operatorName creditCode premises items number validTo',
  },
};

describe('every type of document', () => {
  it('is found by its id', () => {
    expect(findDocumentType('unknown')).toBeUndefined();
    expect(() => getDocumentType('unknown')).toThrow(RangeError);
    expect(new Set(listDocumentTypes().map(({ id }) => id)).size).toBe(listDocumentTypes().length);
  });

  it.each(listDocumentTypes().map((type) => [type.id, type] as const))('%s has all its parts', (_, type) => {
    expect(type.version).toMatch(/^\d+$/);
    expect(type.name.zh).not.toBe('');
    expect(type.name.en).not.toBe('');
    expect(type.source).not.toBe('');
    const weight = type.marks.filter((mark) => mark.weight > 0).reduce((sum, mark) => sum + mark.weight, 0);
    expect(weight).toBeGreaterThanOrEqual(1.2);
    expect(new Set(type.fields.map(({ name }) => name)).size).toBe(type.fields.length);
    expect(type.fields.some(({ critical }) => critical)).toBe(true);
    for (const field of type.fields) {
      expect(field.label.zh).not.toBe('');
      expect(field.label.en).not.toBe('');
      expect(field.source).not.toBe('');
      expect(field.threshold).toBeGreaterThanOrEqual(0.5);
      expect(field.threshold).toBeLessThan(1);
      if (field.kind === 'person-name' || field.kind === 'resident-id') expect(field.personal).toBe(true);
    }
    expect(type.parse([])).toEqual([]);
    expect(type.check({}, '2026-11-24' as never, [])).toEqual([]);
  });

  it.each(Object.entries(AGREED))('%s has the fields others rely on', (id, { fields, critical }) => {
    const type = getDocumentType(id);
    expect(type.fields.map(({ name }) => name).join(' ')).toBe(fields);
    expect(type.fields.filter((field) => field.critical).map(({ name }) => name).join(' ')).toBe(critical); // prettier-ignore
  });
});
