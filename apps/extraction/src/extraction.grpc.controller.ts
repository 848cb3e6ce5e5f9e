import {
  type AddDocumentRequest, type AddDocumentResponse, type AttachDocumentRequest, type AttachDocumentResponse,
  type CorrectDocumentRequest, type CorrectDocumentResponse, type EraseDocumentRequest, type EraseDocumentResponse,
  type ExtractionServiceController, ExtractionServiceControllerMethods, type GatherRequest, type GatherResponse,
  type GetDocumentRequest, type GetDocumentResponse, type GetExtractedRequest, type GetExtractedResponse, type GetGatheredRequest,
  type GetGatheredResponse, type GetPagePictureRequest, type GetPagePictureResponse, type ListDocumentsRequest,
  type ListDocumentsResponse, type PrefillRequest, type PrefillResponse, type ReadDocumentsRequest, type ReadDocumentsResponse,
} from '@licensing/contracts'; // prettier-ignore
import { getLicenceType, type JsonValue } from '@licensing/domain';
import { Permits, validateRequest } from '@licensing/platform';
import { Controller, Inject } from '@nestjs/common';
import { type Observable } from 'rxjs';
import { AddDocumentService } from './documents/add-document.service';
import {
  AddDocumentDto, AttachDocumentDto, CorrectDocumentDto, DocumentDto, GetExtractedDto, GetPagePictureDto, ListDocumentsDto,
  ReadDocumentsDto,
} from './documents/document.dto'; // prettier-ignore
import { DocumentsService } from './documents/documents.service';
import { ExtractedService, toExtractedJson } from './documents/extracted.service';
import { ReadDocumentsService } from './documents/read-documents.service';
import { toStream } from './documents/to-stream';
import { GatherDto, GetGatheredDto } from './gather/gather.dto';
import { GatherService } from './gather/gather.service';
import { PrefillDto } from './prefill/prefill.dto';
import { PrefillService } from './prefill/prefill.service';

/** Of a person nothing is used but what a document may name. */
const asNamed = (person: { name: string; idNumber: string } | undefined) =>
  person === undefined ? undefined : { name: person.name, idNumber: person.idNumber };

@Controller()
@ExtractionServiceControllerMethods()
export class ExtractionGrpcController implements ExtractionServiceController {
  constructor(
    @Inject(PrefillService) private readonly prefilling: PrefillService,
    @Inject(GatherService) private readonly gathering: GatherService,
    @Inject(AddDocumentService) private readonly adding: AddDocumentService,
    @Inject(DocumentsService) private readonly documents: DocumentsService,
    @Inject(ReadDocumentsService) private readonly reading: ReadDocumentsService,
    @Inject(ExtractedService) private readonly extracting: ExtractedService,
  ) {}

  @Permits('call', 'ExtractionService.Prefill')
  prefill({ applicant, ...request }: PrefillRequest): Promise<PrefillResponse> {
    return this.prefilling.prefill(validateRequest(PrefillDto, { ...request, applicant: asNamed(applicant) }));
  }

  @Permits('call', 'ExtractionService.Gather')
  gather({ applicant, ...request }: GatherRequest): Promise<GatherResponse> {
    return this.gathering.gather(validateRequest(GatherDto, { ...request, applicant: asNamed(applicant) }));
  }

  @Permits('call', 'ExtractionService.GetGathered')
  async getGathered(request: GetGatheredRequest): Promise<GetGatheredResponse> {
    return { gathered: await this.gathering.get(validateRequest(GetGatheredDto, request).idempotencyKey) };
  }

  @Permits('call', 'ExtractionService.AddDocument')
  async addDocument(request: AddDocumentRequest): Promise<AddDocumentResponse> {
    return { document: await this.adding.add(validateRequest(AddDocumentDto, request)) };
  }

  @Permits('call', 'ExtractionService.GetDocument')
  async getDocument(request: GetDocumentRequest): Promise<GetDocumentResponse> {
    const { documentId, ownerSubject } = validateRequest(DocumentDto, request);
    return { document: await this.documents.get(documentId, ownerSubject) };
  }

  @Permits('call', 'ExtractionService.ListDocuments')
  async listDocuments(request: ListDocumentsRequest): Promise<ListDocumentsResponse> {
    const { ownerSubject, draftId } = validateRequest(ListDocumentsDto, request);
    return { documents: await this.documents.list(ownerSubject, draftId) };
  }

  @Permits('call', 'ExtractionService.AttachDocument')
  async attachDocument(request: AttachDocumentRequest): Promise<AttachDocumentResponse> {
    const { documentId, ownerSubject, draftId } = validateRequest(AttachDocumentDto, request);
    return { document: await this.documents.attach(documentId, ownerSubject, draftId) };
  }

  @Permits('call', 'ExtractionService.CorrectDocument')
  async correctDocument(request: CorrectDocumentRequest): Promise<CorrectDocumentResponse> {
    const { documentId, ownerSubject, declaredJson } = validateRequest(CorrectDocumentDto, request);
    const declared = JSON.parse(declaredJson) as Record<string, JsonValue>;
    return { document: await this.documents.correct(documentId, ownerSubject, declared) };
  }

  @Permits('call', 'ExtractionService.EraseDocument')
  async eraseDocument(request: EraseDocumentRequest): Promise<EraseDocumentResponse> {
    const { documentId, ownerSubject } = validateRequest(DocumentDto, request);
    await this.documents.erase(documentId, ownerSubject);
    return {};
  }

  @Permits('call', 'ExtractionService.GetPagePicture')
  getPagePicture(request: GetPagePictureRequest): Promise<GetPagePictureResponse> {
    const { documentId, ownerSubject, page } = validateRequest(GetPagePictureDto, request);
    return this.documents.getPicture(documentId, ownerSubject, page);
  }

  @Permits('call', 'ExtractionService.ReadDocuments')
  readDocuments(request: ReadDocumentsRequest): Observable<ReadDocumentsResponse> {
    const { documents, applicationId } = validateRequest(ReadDocumentsDto, request);
    return toStream((signal) => this.reading.read(documents, applicationId, signal));
  }

  @Permits('call', 'ExtractionService.GetExtracted')
  async getExtracted(request: GetExtractedRequest): Promise<GetExtractedResponse> {
    const { documents, licenceType, typeVersion } = validateRequest(GetExtractedDto, request);
    const definition = getLicenceType(licenceType, typeVersion);
    const { facts, unread, unsure } = await this.extracting.extract(definition, documents, {}, false);
    return { extractedJson: toExtractedJson(documents, facts), unread: [...unread], unsure: [...unsure] };
  }
}
