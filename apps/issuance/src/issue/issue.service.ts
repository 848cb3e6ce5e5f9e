import { IssueOutcome, type IssueResponse, type Reason } from '@licensing/contracts';
import { type CaseFacts, findLicenceType, getLocalDate, type LicenceTypeDefinition } from '@licensing/domain';
import { Answers, AppError } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { type Claimed, PlaceClaimsRepository } from '../claim-place/place-claims.repository';
import { CertificateRenderer } from '../render-certificate/certificate-renderer';
import { NumbersRepository } from '../reserve-number/numbers.repository';
import { type Reserved, ReserveNumberService } from '../reserve-number/reserve-number.service';
import { CertificatesRepository, type IssuedCertificate } from '../store-certificate/certificates.repository';
import { deriveIssuePlan, type IssuePlan } from './derive-issue-plan';
import { type IssueDto } from './issue.dto';
import { PrintCertificateService } from './print-certificate.service';
import { incomplete, placeHeld, seriesExhausted, unprintable } from './refer-reasons';

type Planned =
  { readonly kind: 'plan'; readonly plan: IssuePlan } | { readonly kind: 'refer'; readonly reason: Reason };

/**
 * Issues one licence per application. The order is that of certificate authorities: check the decision again, claim the
 * place, persist the number, render, lint, store, and only then say that it is issued. A crash between any two steps
 * leaves documents from which a repeat goes on: it takes the same number and prints the same bytes.
 */
@Injectable()
export class IssueService {
  constructor(
    @Inject(PlaceClaimsRepository) private readonly places: PlaceClaimsRepository,
    @Inject(ReserveNumberService) private readonly reservation: ReserveNumberService,
    @Inject(NumbersRepository) private readonly numbers: NumbersRepository,
    @Inject(PrintCertificateService) private readonly printer: PrintCertificateService,
    @Inject(CertificatesRepository) private readonly certificates: CertificatesRepository,
    @Inject(CertificateRenderer) private readonly renderer: CertificateRenderer,
    @Inject(Answers) private readonly answers: Answers,
  ) {}

  async issue(request: IssueDto): Promise<IssueResponse> {
    if (request.decision !== 'grant') throw new AppError('ISSUANCE.NOT_GRANTED');
    const definition = findLicenceType(request.licenceType, request.typeVersion);
    if (definition === undefined) throw new AppError('REQUEST.INVALID', new Error('no such version of a licence type'));
    const planned = this.plan(definition, toFacts(request));
    if (planned.kind === 'refer') return this.refer(request, planned.reason);

    const { plan } = planned;
    const claimed = await this.places.claim({ ...plan, licenceType: definition.id }, request.applicationId);
    if (claimed.kind === 'held') return this.refer(request, placeHeld(await this.findNumberOf(claimed.applicationId)));
    const reserved = await this.reserve(request, definition, plan, claimed);
    if (reserved.kind === 'exhausted') return this.refer(request, seriesExhausted(plan.series));

    const known = claimed.kind === 'ours' ? await this.certificates.find(reserved.number.number) : undefined;
    // Once void, always void: also when a mended template could print it today.
    if (known?.kind === 'void') throw new AppError('ISSUANCE.LINT', new Error(known.reason));
    return toIssued(known ?? (await this.printer.print(definition, plan, reserved.number)));
  }

  /** Whatever would keep the certificate from being printed is found here, while no number has been spent. */
  private plan(definition: LicenceTypeDefinition, facts: CaseFacts): Planned {
    try {
      const plan = deriveIssuePlan(definition, facts);
      const characters = this.renderer.findUnprintable(plan.texts);
      return characters.length === 0 ? { kind: 'plan', plan } : { kind: 'refer', reason: unprintable(characters) };
    } catch (error) {
      if (error instanceof RangeError) return { kind: 'refer', reason: incomplete(error.message) };
      throw error;
    }
  }

  private async reserve(
    request: IssueDto,
    definition: LicenceTypeDefinition,
    plan: IssuePlan,
    claimed: Claimed,
  ): Promise<Reserved> {
    // A repeat most likely holds its number already: looked up before it stands in the series' queue.
    const held = claimed.kind === 'ours' ? await this.numbers.findByApplication(request.applicationId) : undefined;
    if (held !== undefined) return { kind: 'reserved', number: held };
    const { id, version, ruleSet, certificate } = definition;
    return this.reservation.reserve(
      {
        applicationId: request.applicationId,
        series: plan.series,
        licenceType: id,
        typeVersion: version,
        ruleSet: `${ruleSet.id}@${ruleSet.version}`,
        template: this.renderer.getTemplateVersion(certificate.template),
        receiptSha256: request.receiptSha256,
        issuedOn: request.decidedOn,
      },
      plan.sequenceDigits,
    );
  }

  private async findNumberOf(applicationId: string): Promise<string | undefined> {
    return (await this.numbers.findByApplication(applicationId))?.number;
  }

  private refer(request: IssueDto, reason: Reason): Promise<IssueResponse> {
    return this.answers.keep<IssueResponse>(request.idempotencyKey, {
      outcome: IssueOutcome.ISSUE_OUTCOME_REFER,
      licence: undefined,
      reasons: [reason],
      answeredAt: new Date().toISOString(),
    });
  }
}

/** Verification is behind us; a certificate prints what was declared and registered, nothing else. */
function toFacts({ decidedOn, declaredJson, registeredJson }: IssueDto): CaseFacts {
  return {
    applicationDate: getLocalDate(decidedOn),
    declared: JSON.parse(declaredJson) as CaseFacts['declared'],
    registered: JSON.parse(registeredJson) as CaseFacts['registered'],
    verification: { outcome: 'proved', reasons: [] },
  };
}

/** Built from what is kept, so that a repeat gives the first answer again, its time included. */
function toIssued({ licence, issuedAt }: IssuedCertificate): IssueResponse {
  return {
    outcome: IssueOutcome.ISSUE_OUTCOME_ISSUED,
    licence,
    reasons: [],
    answeredAt: issuedAt.toISOString(),
  };
}
