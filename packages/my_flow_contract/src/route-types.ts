import type { z } from 'zod';
import type { routes } from './routes.ts';

export type Routes = typeof routes;
export type RouteName = keyof Routes;
type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type Input<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined;
type Part<Name extends RouteName, Key extends string> = Routes[Name] extends Record<Key, infer Value> ? Value : undefined;

/** What a handler receives: the parsed parts of the request. */
export type RouteRequest<Name extends RouteName> = {
  params: Output<Part<Name, 'params'>>;
  query: Output<Part<Name, 'query'>>;
  body: Output<Part<Name, 'body'>>;
};
/** What a caller gives: the parts before defaults are filled in. */
export type RouteCall<Name extends RouteName> = {
  params: Input<Part<Name, 'params'>>;
  query: Input<Part<Name, 'query'>>;
  body: Input<Part<Name, 'body'>>;
};
export type RouteResponse<Name extends RouteName> = Output<Part<Name, 'response'>>;
