import { Controller, type DynamicModule, Get, Module, type Type } from '@nestjs/common';
import { grantsOf, STAFF_ROLES } from '@licensing/domain';
import { PERMISSION, type Permission, Permits } from '@licensing/platform';
import { GatewayModule } from '../gateway.module';

type Imported = Type | DynamicModule | Promise<DynamicModule>;

const metadataOf = (name: string, target: object): unknown => Reflect.getMetadata(name, target) as unknown;

const controllersIn = (module: Type): Type[] => (metadataOf('controllers', module) ?? []) as Type[];
const importsIn = (module: Type): Imported[] => (metadataOf('imports', module) ?? []) as Imported[];

/** Every controller that a module, or one that it imports, brings. */
async function controllersOf(imported: Imported, seen = new Set<unknown>()): Promise<Type[]> {
  const present = await imported;
  if (seen.has(present)) return [];
  seen.add(present);
  const described: DynamicModule = 'module' in present ? present : { module: present };
  const own = controllersIn(described.module);
  const imports = [...importsIn(described.module), ...(described.imports ?? [])] as Imported[];
  const below = await Promise.all(imports.map((next) => controllersOf(next, seen)));
  return [...own, ...(described.controllers ?? []), ...below.flat()];
}

interface Route {
  readonly name: string;
  readonly permission: Permission | undefined;
}

function routesOf(controller: Type): Route[] {
  const prototype = controller.prototype as Record<string, object>;
  return Object.getOwnPropertyNames(prototype)
    .filter((name) => name !== 'constructor' && metadataOf('path', prototype[name]!) !== undefined)
    .map((name) => ({
      name: `${controller.name}.${name}`,
      permission: (metadataOf(PERMISSION, prototype[name]!) ?? metadataOf(PERMISSION, controller)) as
        Permission | undefined,
    }));
}

const withoutPermission = (routes: readonly Route[]): string[] =>
  routes.filter(({ permission }) => permission === undefined).map(({ name }) => name);

const everything = grantsOf(['anyone', 'applicant', 'unproved', ...STAFF_ROLES]);
const nobodyMay = (routes: readonly Route[]): string[] =>
  routes
    .filter(
      ({ permission }) =>
        permission !== undefined &&
        !everything.some(({ action, subject }) => action === permission.action && subject === permission.subject),
    )
    .map(({ name }) => name);

describe('every route', () => {
  it('says what one must be allowed to do', async () => {
    const controllers = await controllersOf(GatewayModule);
    expect(controllers.length).toBeGreaterThanOrEqual(14);
    expect(withoutPermission(controllers.flatMap(routesOf))).toEqual([]);
  });

  it('asks what somebody is allowed to do', async () => {
    expect(nobodyMay((await controllersOf(GatewayModule)).flatMap(routesOf))).toEqual([]);
  });

  it('would be named here if it did not', async () => {
    @Controller()
    class Planted {
      @Get()
      @Permits('read', 'Document')
      open(): void {}

      @Get('y')
      @Permits('read', 'Secrets')
      unknown(): void {}

      @Get('x')
      forgotten(): void {}
    }
    @Module({ controllers: [Planted] })
    class PlantedModule {}
    const controllers = await controllersOf({ module: PlantedModule });
    const routes = controllers.flatMap(routesOf);
    expect(withoutPermission(routes)).toEqual(['Planted.forgotten']);
    expect(nobodyMay(routes)).toEqual(['Planted.unknown']);
  });
});
