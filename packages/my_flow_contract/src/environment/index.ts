export * from './exposure.ts';
export * from './read-environment.ts';
export * from './read-otlp-headers.ts';
export * from './variable.ts';
export * from './variables.ts';
