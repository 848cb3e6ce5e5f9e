import { type CreateDraftRequest, type Field, type Person } from '@licensing/contracts';
import {
  completeCreditCode,
  completeResidentId,
  type FormFieldDefinition,
  type JsonValue,
  listLicenceTypes,
} from '@licensing/domain';

const [definition] = listLicenceTypes();
if (definition === undefined) throw new Error('no licence type to take a form from');
const { id, version, form } = definition;
const CREDIT_CODE = completeCreditCode('91440703', 'MA4UK3R0');

function valueOf({ name, kind, choices, min }: FormFieldDefinition): JsonValue {
  switch (kind) {
    case 'number':
      return min ?? 1;
    case 'choice':
      return choices?.[0]?.code ?? '';
    case 'choices':
      return choices?.slice(0, 1).map(({ code }) => code) ?? [];
    case 'phone':
      return '13800000000';
    case 'resident-id':
      return completeResidentId('44070319900101123');
    case 'address-code':
      return '440703-0001';
    case 'date':
      return '2026-01-05';
    case 'text':
      return name === 'creditCode' ? CREDIT_CODE : '示例';
  }
}

const toField = (name: string, value: JsonValue): Field => ({
  name, valueJson: JSON.stringify(value), source: 'applicant', asOf: '', locked: false, previousJson: '',
}); // prettier-ignore

/** A form that is complete and right, but for the changes; undefined leaves a field out. */
export function sampleFields(changes: Readonly<Record<string, JsonValue | undefined>> = {}): Field[] {
  const values = { ...Object.fromEntries(form.map((field) => [field.name, valueOf(field)])), ...changes };
  return Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [toField(name, value)]));
}

export function samplePerson(subject: string): Person {
  return { subject, name: '示例', idNumber: completeResidentId('44070319900101123'), assurance: 'real-name' };
}

export function sampleDraft(subject: string, fields: Field[] = sampleFields()): CreateDraftRequest {
  return {
    applicant: samplePerson(subject), licenceType: id, typeVersion: version, creditCode: CREDIT_CODE, fields, silent: [],
    materials: [],
    authority: { kind: 'representative', role: '经营者', mandateId: '' }, divisionCode: '440703', grantorSubject: '',
  }; // prettier-ignore
}

/** The same, begun by an agent under a mandate. */
export function sampleAgentDraft(subject: string, grantorSubject: string, mandateId = 'mandate-1'): CreateDraftRequest {
  return { ...sampleDraft(subject), authority: { kind: 'mandate', role: '', mandateId }, grantorSubject };
}
