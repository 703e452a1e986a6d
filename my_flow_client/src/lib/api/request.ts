import { apiPrefix, type RouteCall, type RouteName, routePaths } from 'my_flow_contract';

/** Only the parts that a route has must be given. */
export type CallOf<Name extends RouteName> = {
  [Key in keyof RouteCall<Name> as undefined extends RouteCall<Name>[Key] ? never : Key]: RouteCall<Name>[Key];
} & { [Key in keyof RouteCall<Name> as undefined extends RouteCall<Name>[Key] ? Key : never]?: RouteCall<Name>[Key] };

export type HttpRequest = { method: string; path: string; body: string | null };

type LooseCall = { params?: Record<string, string>; query?: Record<string, string | number | boolean | null | undefined>; body?: unknown };

/** The method, path with query, and JSON body of a call, from the contract's route table. */
export function requestFor<Name extends RouteName>(name: Name, call: CallOf<Name>): HttpRequest {
  const route = routePaths[name];
  // The mapped type above has proved the parts; here only their presence matters.
  const { params = {}, query = {}, body } = call as LooseCall;
  const path = route.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined && value !== null) search.set(key, String(value));
  const hasBody = route.method === 'POST' || route.method === 'PATCH';
  return {
    method: route.method,
    path: `${apiPrefix}${path}${search.size > 0 ? `?${search}` : ''}`,
    body: hasBody ? JSON.stringify(body ?? {}) : null,
  };
}
