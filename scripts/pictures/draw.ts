import { readFileSync, writeFileSync } from 'node:fs';
import { drawDiagram } from './draw-diagram.ts';
import { architecture } from './pictures.ts';

writeFileSync(architecture.svg, await drawDiagram(readFileSync(architecture.dot, 'utf8'), architecture.title));
console.log('Drawn: docs/pictures/architecture.svg');
