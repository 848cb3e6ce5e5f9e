import { Controller, type DynamicModule, Get, Module, type Type } from '@nestjs/common';
import { GatewayModule } from '../gateway.module';
import { Access, AUDIENCE } from './access';

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

function routesWithoutAudience(controller: Type): string[] {
  const prototype = controller.prototype as Record<string, object>;
  return Object.getOwnPropertyNames(prototype)
    .filter((name) => name !== 'constructor' && metadataOf('path', prototype[name]!) !== undefined)
    .filter(
      (name) => metadataOf(AUDIENCE, prototype[name]!) === undefined && metadataOf(AUDIENCE, controller) === undefined,
    )
    .map((name) => `${controller.name}.${name}`);
}

describe('every route', () => {
  it('says who may call it', async () => {
    const controllers = await controllersOf(GatewayModule);
    expect(controllers.length).toBeGreaterThanOrEqual(14);
    expect(controllers.flatMap(routesWithoutAudience)).toEqual([]);
  });

  it('would be named here if it did not', async () => {
    @Controller()
    class Planted {
      @Get()
      @Access('public')
      open(): void {}

      @Get('x')
      forgotten(): void {}
    }
    @Module({ controllers: [Planted] })
    class PlantedModule {}
    const controllers = await controllersOf({ module: PlantedModule });
    expect(controllers.flatMap(routesWithoutAudience)).toEqual(['Planted.forgotten']);
  });
});
