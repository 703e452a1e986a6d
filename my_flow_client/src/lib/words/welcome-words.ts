import welcome from '#messages/en.welcome.json' with { type: 'json' };
import { addWords } from './words.ts';

addWords(welcome);
