import { Injectable } from '@nestjs/common';

interface Route {
  readonly pattern: string;
  readonly form: RegExp;
  readonly methods: Set<string>;
}

const toForm = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/:\w+/g, '[^/]+')}/?$`);

/** Which methods each address offers: tells a wrong method (405) from an unknown address (404). */
@Injectable()
export class RouteTable {
  private readonly routes = new Map<string, Route>();

  add(pattern: string, methods: readonly string[]): void {
    const route = this.routes.get(pattern) ?? { pattern, form: toForm(pattern), methods: new Set() };
    methods.forEach((method) => route.methods.add(method));
    this.routes.set(pattern, route);
  }

  methodsFor(path: string): string[] {
    const matching = [...this.routes.values()].filter(({ form }) => form.test(path));
    return [...new Set(matching.flatMap(({ methods }) => [...methods]))].sort();
  }
}
