import { type FormFieldDefinition, type LicenceTypeDefinition } from '@licensing/domain';

export function toSummary({ id, version, name, legalBasis }: LicenceTypeDefinition): object {
  return { id, version, name, legalBasis, links: { self: `/v1/licence-types/${id}` } };
}

function toFieldAnswer(field: FormFieldDefinition): object {
  const { name, label, kind, required, editable, basis, prefill, unit, maxLength, min, max, choices } = field;
  return {
    name, label, kind, required, editable, basis, source: prefill?.source, unit, maxLength, min, max,
    choices: choices?.map(({ code, label: text, validFrom, validTo }) => ({ code, label: text, validFrom, validTo })),
  }; // prettier-ignore
}

export function toFormAnswer({ id, version, name, legalBasis, form, materials, clock }: LicenceTypeDefinition): object {
  return {
    id, version, name, legalBasis, form: form.map(toFieldAnswer),
    materials: materials.map((material) => ({
      id: material.id, name: material.name, status: material.status, basis: material.basis,
    })),
    clock,
  }; // prettier-ignore
}
