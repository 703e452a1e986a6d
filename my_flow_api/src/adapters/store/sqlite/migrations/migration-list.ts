import type { Migration } from '../migration.ts';
import { documents } from './0001-documents.ts';
import { searchTerms } from './0002-search-terms.ts';

/** Every step of the schema, oldest first. A step that was released is never changed: a correction is a new one. */
export const migrationList: readonly Migration[] = [documents, searchTerms];
