import preferences from '#messages/en.preferences.json' with { type: 'json' };
import { addWords } from './words.ts';

addWords(preferences);
