import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

const repositoryRoot = fileURLToPath(new URL('..', import.meta.url));

const config: NextConfig = {
  // Vercel builds its own output; everywhere else one self-contained server is wanted.
  ...(process.env['VERCEL'] ? {} : { output: 'standalone' as const }),
  // The lock file and the contract lie above this folder; without this the tracer guesses.
  outputFileTracingRoot: repositoryRoot,
  turbopack: { root: repositoryRoot },
  transpilePackages: ['my_flow_contract', 'my_flow_cache'],
  images: { unoptimized: true },
  outputFileTracingExcludes: { '*': ['**/node_modules/@img/**', '**/node_modules/sharp/**'] },
  // Given where a build has to come out the same each time; otherwise Next takes one at random.
  generateBuildId: () => process.env['MYFLOW_BUILD_ID'] || null,
  // The development server takes scripts' requests from its own name and localhost alone; a container's own name is neither.
  allowedDevOrigins: ['127.0.0.1'],
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` does it, with the compiler of the whole repository.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  experimental: { optimizePackageImports: ['lucide-react', 'radix-ui'] },
};

export default config;
