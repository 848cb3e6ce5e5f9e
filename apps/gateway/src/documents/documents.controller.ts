import {
  Body, Controller, Delete, Get, Headers, HttpCode, HttpStatus, Inject, Param, Patch, Post, Put, Query, Req, Res,
} from '@nestjs/common'; // prettier-ignore
import { type Document } from '@licensing/contracts';
import { AppError, Permits } from '@licensing/platform';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { SignedIn } from '../access/signed-in';
import { DraftsService } from '../drafts/drafts.service';
import { TakesFile } from '../http/file-body';
import { IdentifierPipe } from '../http/identifier.pipe';
import { readRequest } from '../http/read-request';
import { Describe } from '../openapi/describe';
import { type Session } from '../session/session';
import { AttachmentDto, CorrectionDto, DocumentsQuery, UploadQuery } from './document.dto';
import { toDocumentAnswer, toDocumentSummary, toDocumentTag } from './document.mapper';
import { DocumentsService } from './documents.service';
import { UploadsService } from './uploads.service';

const ONLY_OWN = 'Only whoever uploaded it; anybody else, staff too, is answered as if it did not exist.';
const MAX_PAGE = 9_999;

function answer(reply: FastifyReply, document: Document): object {
  void reply.header('etag', toDocumentTag(document)).header('cache-control', 'private, no-store');
  return toDocumentAnswer(document);
}

/** @throws AppError DOCUMENT.CONFLICT when `If-Match` names another state than the one that stands */
function checkUnchanged(ifMatch: string | undefined, document: Document): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  const tag = toDocumentTag(document);
  if (!ifMatch.split(',').some((known) => known.trim() === tag)) throw new AppError('DOCUMENT.CONFLICT');
}

@Controller('v1/documents')
export class DocumentsController {
  constructor(
    @Inject(DocumentsService) private readonly documents: DocumentsService,
    @Inject(UploadsService) private readonly uploads: UploadsService,
    @Inject(DraftsService) private readonly drafts: DraftsService,
  ) {}

  @Post()
  @Permits('create', 'Upload')
  @TakesFile()
  @HttpCode(HttpStatus.CREATED)
  @Describe({
    summary: 'Uploads a document: the body is the file itself, and reading it begins at once',
    details:
      'A photo (JPEG, PNG, WebP) or a PDF of at most 20 MB and 20 pages, told by its content and not by its name or its Content-Type. HEIC photos are refused, with the setting of the phone to change. No form: `curl --data-binary @licence.jpg -H "Content-Type: image/jpeg"`. What cannot be read is refused with every reason (422); a full queue with 503 and Retry-After; too many uploads of one person with 429 and Retry-After.',
    status: 201,
    answer: 'Document',
    file: true,
    query: [
      {
        name: 'slot',
        description: 'Id of the item of material it is given for, from the licence type',
        isRequired: true,
      },
      { name: 'licenceType', description: 'The licence type; needed without a draft' },
      { name: 'draft', description: 'Id of the draft it goes into; an earlier document of the slot leaves it' },
    ],
  })
  async add(
    @SignedIn() { person }: Session,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const document = await this.uploads.add(person, readRequest(UploadQuery, query), request);
    void reply.header('location', `/v1/documents/${document.id}`);
    return answer(reply, document);
  }

  @Get()
  @Permits('read', 'Upload')
  @Describe({
    summary: 'Your documents that belong to no draft yet, or those of one draft',
    answer: 'Documents',
    query: [{ name: 'draft', description: 'Id of a draft of yours' }],
  })
  async list(
    @SignedIn() { person }: Session,
    @Query() query: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { draft = '' } = readRequest(DocumentsQuery, query);
    void reply.header('cache-control', 'private, no-store');
    return { documents: (await this.documents.list(person, draft)).map(toDocumentSummary) };
  }

  @Get(':id')
  @Permits('read', 'Upload')
  @Describe({
    summary: 'A document of yours: its place in the queue, what was read of it, how surely, and where on the page',
    details: `Boxes are in pixels of the page's picture. A critical field is \`accepted\` only when the machine may decide on it; what you declare stands beside it and is compared. ${ONLY_OWN}`,
    answer: 'Document',
  })
  async get(
    @SignedIn() { person }: Session,
    @Param('id', IdentifierPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return answer(reply, await this.documents.get(person, id));
  }

  @Get(':id/pages/:page')
  @Permits('read', 'Upload')
  @Describe({
    summary: 'The straightened picture of a page, over which the boxes lie',
    details: ONLY_OWN,
    media: 'image/jpeg',
    alsoMedia: 'image/png',
    params: [{ name: 'page', description: 'Number of the page, from 1' }],
  })
  async picture(
    @SignedIn() { person }: Session,
    @Param('id', IdentifierPipe) id: string,
    @Param('page') page: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const number = /^[1-9]\d{0,3}$/.test(page) ? Number(page) : MAX_PAGE + 1;
    if (number > MAX_PAGE) throw new AppError('RESOURCE.NOT_FOUND');
    const { mediaType, picture } = await this.documents.getPicture(person, id, number);
    void reply
      .header('content-type', mediaType)
      .header('content-disposition', `inline; filename="page-${number}.${mediaType === 'image/png' ? 'png' : 'jpg'}"`)
      .header('cache-control', 'private, no-store');
    return Buffer.from(picture.buffer, picture.byteOffset, picture.byteLength);
  }

  @Patch(':id')
  @Permits('change', 'Upload')
  @Describe({
    summary: 'Says what a field should be; null takes it back',
    details:
      'What was read stays as it was. A correction of a critical field is a declared value beside the extracted one: both are compared when it is decided.',
    answer: 'Document',
    body: 'Correction',
    headers: [{ name: 'If-Match', description: 'The ETag of the document as you have read it; optional' }],
  })
  async correct(
    @SignedIn() { person }: Session,
    @Param('id', IdentifierPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { fields } = readRequest(CorrectionDto, body);
    checkUnchanged(ifMatch, await this.drafts.demandOpen(person, id));
    const document = await this.documents.correct(person, id, fields);
    await this.drafts.fillAfter(person, document);
    return answer(reply, document);
  }

  @Put(':id/draft')
  @Permits('change', 'Upload')
  @Describe({
    summary: 'Puts a document into a draft, whose form is filled again; an earlier document of the slot leaves it',
    answer: 'Document',
    body: 'Attachment',
  })
  async attach(
    @SignedIn() { person }: Session,
    @Param('id', IdentifierPipe) id: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { draftId } = readRequest(AttachmentDto, body);
    return answer(reply, await this.drafts.attach(person, draftId, id));
  }

  @Delete(':id')
  @Permits('erase', 'Upload')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Describe({
    summary: 'Erases a document that belongs to no application; a draft that had it is filled again without it',
    status: 204,
  })
  async erase(@SignedIn() { person }: Session, @Param('id', IdentifierPipe) id: string): Promise<void> {
    const document = await this.drafts.demandOpen(person, id);
    await this.documents.erase(person, id);
    await this.drafts.fillAfter(person, document);
  }
}
