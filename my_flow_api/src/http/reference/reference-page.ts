import { hash } from 'node:crypto';

/** Everything comes from this server: no CDN, no remote font, no proxy, nothing told to anybody. */
const configuration = {
  url: 'openapi.json',
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  showDeveloperTools: 'never',
  hideClientButton: true,
};

const start = `Scalar.createApiReference('#reference', ${JSON.stringify(configuration)})`;

/** The page under `/api/v1/docs`. */
export const referencePage = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>MyFlow API</title><link rel="icon" href="data:,"></head>
<body><main id="reference"></main><script src="docs/reference.js"></script><script>${start}</script></body>
</html>
`;

/** Allows this page its own script and what it talks to here, and nothing else. Styles are put in by the script. */
export const referencePolicy = [
  "default-src 'none'",
  `script-src 'self' 'sha256-${hash('sha256', start, 'base64')}'`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
