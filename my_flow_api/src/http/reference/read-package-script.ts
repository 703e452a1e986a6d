import Fastify from 'fastify';

/** The script of the reference page, as its package has it. The bundle has another module in this one's place, which reads what the build has written beside it. */
export async function readPackageScript(): Promise<string> {
  // The package offers its script through a plugin alone; an app of its own, never listening, hands it over.
  const { default: plugin } = await import('@scalar/fastify-api-reference');
  const app = Fastify();
  await app.register(plugin, { routePrefix: '/reference', configuration: { url: 'openapi.json' } });
  const answer = await app.inject('/reference/js/scalar.js');
  await app.close();
  if (answer.statusCode !== 200) throw new Error(`the reference package answered ${answer.statusCode} for its script`);
  return answer.payload;
}
