import { RouteTable } from './route-table';

describe('RouteTable', () => {
  const table = new RouteTable();
  table.add('/v1/drafts', ['POST']);
  table.add('/v1/drafts/:id', ['GET', 'HEAD']);
  table.add('/v1/drafts/:id', ['PATCH']);
  table.add('/openapi.json', ['GET']);

  it.each([
    ['/v1/drafts', ['POST']],
    ['/v1/drafts/abc', ['GET', 'HEAD', 'PATCH']],
    ['/v1/drafts/abc/more', []],
    ['/openapixjson', []],
    ['/nowhere', []],
  ])('%s offers %p', (path, methods) => {
    expect(table.methodsFor(path)).toEqual(methods);
  });
});
