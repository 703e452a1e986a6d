import { text } from '../value-types.ts';
import type { Variable } from '../variable.ts';

const awaits = 'the companion';

/** Keys of model providers. The companion that will use them is not part of MyFlow yet. */
export const companionVariables = {
  OPENAI_API_KEY: {
    description: 'The key for models of OpenAI; choose one provider, or none.',
    type: text('a key', 8),
    secret: true,
    services: ['api'],
    scope: 'general',
    example: 'sk-proj-abc123...',
    source: 'https://platform.openai.com/api-keys',
    item: 'AI',
    awaits,
  },
  ANTHROPIC_API_KEY: {
    description: 'The key for models of Anthropic; choose one provider, or none.',
    type: text('a key', 8),
    secret: true,
    services: ['api'],
    scope: 'general',
    example: 'sk-ant-abc123...',
    source: 'https://console.anthropic.com/settings/keys',
    item: 'AI',
    awaits,
  },
} as const satisfies Record<string, Variable>;
