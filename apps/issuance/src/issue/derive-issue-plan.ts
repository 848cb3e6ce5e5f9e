import {
  type CaseFacts,
  deriveCertificateFace,
  deriveIssuedLicence,
  deriveLicenceNumber,
  deriveLicenceSeries,
  deriveValidTo,
  type IssuedLicence,
  type LicenceNumber,
  type LicenceTypeDefinition,
  type LocalDate,
} from '@licensing/domain';
import { type PrintedField } from '../render-certificate/certificate-renderer';

/** All that is known of a licence before it has a number, and how to complete it once it has one. */
export interface IssuePlan {
  readonly series: string;
  readonly sequenceDigits: number;
  readonly creditCode: string;
  readonly addressCode: string;
  /** Everything that will be printed but the number. */
  readonly texts: readonly string[];
  /** The printed face for a number and a day of issue. */
  face(number: LicenceNumber, issuedOn: LocalDate): PrintedField[];
  /** The public record for a number, a day of issue and the digest of the certificate. */
  licence(number: LicenceNumber, issuedOn: LocalDate, certificateSha256: string): IssuedLicence;
}

/** @throws RangeError naming the fact that is missing: asked before a number is spent. */
export function deriveIssuePlan(definition: LicenceTypeDefinition, facts: CaseFacts): IssuePlan {
  const { series, sequenceDigits } = deriveLicenceSeries(definition, facts);
  const issue = (number: LicenceNumber, issuedOn: LocalDate) => ({
    number,
    issuedOn,
    validTo: deriveValidTo(issuedOn, definition.validity),
  });
  const face: IssuePlan['face'] = (number, issuedOn) =>
    deriveCertificateFace(definition, facts, issue(number, issuedOn)).map(({ name, label, value }) => ({
      name,
      label: label.zh,
      value,
    }));
  const licence: IssuePlan['licence'] = (number, issuedOn, certificateSha256) =>
    deriveIssuedLicence(definition, facts, { ...issue(number, issuedOn), certificateSha256 });

  const draft = deriveLicenceNumber(series, 1);
  const { creditCode, addressCode } = licence(draft, facts.applicationDate, '');
  const texts = [
    definition.name.zh,
    ...face(draft, facts.applicationDate).flatMap(({ label, value }) => [label, value]),
  ];
  return { series, sequenceDigits, creditCode, addressCode, texts, face, licence };
}
