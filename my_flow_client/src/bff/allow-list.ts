import { apiPrefix, type Route, routes } from 'my_flow_contract';

const allowed = Object.values<Route>(routes)
  .filter((route) => !route.open)
  .map((route) => ({ route, pattern: new RegExp(`^${apiPrefix}${route.path.replace(/:\w+/g, '[A-Za-z0-9_]{1,64}')}$`) }));

/** The route of the contract that a request is for; null when it is none, and then nothing is passed on. */
export function allowedRoute(method: string, path: string): Route | null {
  return allowed.find(({ route, pattern }) => route.method === method && pattern.test(path))?.route ?? null;
}
