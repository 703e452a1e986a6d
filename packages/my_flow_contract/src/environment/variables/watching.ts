import { address, host, pattern, port } from '../value-types.ts';
import type { Variable } from '../variable.ts';

const collector = 'your collector, or whoever keeps your traces';

/** Figures and traces for whoever runs MyFlow. */
export const watchingVariables = {
  MYFLOW_METRICS_PORT: {
    description: 'Serves figures for Prometheus at `/metrics` on a port of their own; without it there are none.',
    type: port,
    services: ['api'],
    scope: 'general',
    example: '9464',
    source: 'your choice',
    item: 'App',
  },
  MYFLOW_METRICS_HOST: {
    description: 'The address on which the figures are served; whoever reaches it may read them.',
    type: host,
    default: '127.0.0.1',
    services: ['api'],
    scope: 'general',
    example: '127.0.0.1',
    source: 'your choice',
    item: 'App',
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    description: 'Sends traces to a collector that speaks OTLP over HTTP; without it none are made.',
    type: address('http', 'https'),
    services: ['api', 'client'],
    scope: 'general',
    example: 'http://collector:4318',
    source: collector,
    item: 'Telemetry',
  },
  OTEL_EXPORTER_OTLP_HEADERS: {
    description: 'Headers for the collector, most often a key.',
    type: pattern(/^[\w-]+=[^,]*(?:,[\w-]+=[^,]*)*$/, 'pairs such as name=value, with commas between them'),
    secret: true,
    services: ['api', 'client'],
    scope: 'general',
    example: 'authorization=Bearer%20abc',
    source: collector,
    item: 'Telemetry',
  },
  OTEL_SERVICE_NAME: {
    description: 'The name of the service in its traces: myflow-api and myflow-client unless set.',
    type: pattern(/^[\w.-]{1,100}$/, 'letters, digits, dots and dashes, at most 100'),
    services: ['api', 'client'],
    scope: 'general',
    example: 'myflow-api',
    source: 'your choice',
    item: 'Telemetry',
  },
} as const satisfies Record<string, Variable>;
