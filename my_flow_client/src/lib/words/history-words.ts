import history from '#messages/en.history.json' with { type: 'json' };
import { addWords } from './words.ts';

addWords(history);
