import { Applicant } from '../support/applicant';
import { photographDocuments } from '../support/new-business-photos';
import { listNewBusinesses } from '../support/sandbox';

/** A place in the sandbox's list that no other spec takes. */
const PLACE = 9;

describe('a new business whose licence no machine reads for sure', () => {
  it('begins as it is, is typed in, and ends at a clerk with its reasons', async () => {
    const shop = (await listNewBusinesses())[PLACE]!;
    const { name, idNumber } = shop.representative;
    const shown = {
      ...shop.documents,
      'business-licence': { ...shop.documents['business-licence'], representative: '' },
    };
    const { licence: photo, lease } = await photographDocuments(shown);
    const owner = await Applicant.signedIn(shop.login);
    await owner.stepUp('face-verified');
    const uploaded = await owner.upload('/v1/documents?slot=business-licence&licenceType=food-business', photo, {
      'content-type': 'image/jpeg',
    });
    const licence = await owner.untilRead(uploaded.body['id'] as string, 240);
    expect(licence).toMatchObject({ status: 'read', type: 'business-licence' });
    const documents = [licence['id']];
    const begin = (more: object) =>
      owner.send('POST', '/v1/drafts', {
        licenceType: 'food-business',
        creditCode: shop.creditCode,
        documents,
        ...more,
      });
    expect(await begin({})).toMatchObject({
      status: 403,
      body: { problems: [{ code: 'BUSINESS_LICENCE_UNREADABLE' }] },
    });
    const created = await begin({ asIs: documents });
    expect(created).toMatchObject({
      status: 201,
      body: {
        fields: { operatorName: { value: null, locked: false }, creditCode: { value: shop.creditCode, locked: true } },
      },
    });
    const path = `/v1/drafts/${created.body['id'] as string}`;
    const fields = {
      operatorName: shop.name, representativeName: name, domicile: shop.documents['business-licence']['address'],
      premisesAddressCode: shop.addressCode, area: 60, businessForm: 'food-sales', items: ['bulk-and-prepackaged-food'],
      foodSafetyPersonName: name, foodSafetyPersonId: idNumber, contactPhone: '13800138000',
    }; // prettier-ignore
    const saved = await owner.send('PATCH', path, { fields }, { 'if-match': created.headers.get('etag') ?? '' });
    expect(saved).toMatchObject({ status: 200, body: { missing: [] } });
    const draftId = created.body['id'] as string;
    const brought = await owner.upload(
      `/v1/documents?slot=premises-right&licenceType=food-business&draft=${draftId}`,
      lease,
      { 'content-type': 'image/jpeg' },
    );
    expect(brought.status).toBe(201);
    const { status } = await owner.untilEnded(await owner.submit(draftId), 120);
    expect(status.state).toBe('referred');
    const reasons = (status.reasons ?? []).map(({ code }) => code);
    expect(reasons).toEqual(expect.arrayContaining(['BUSINESS_LICENCE_UNREADABLE', 'DOCUMENT_UNCERTAIN']));
  }, 400_000);
});
