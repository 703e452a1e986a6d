import { Failure } from '#src/domain/failure.ts';
import { CursorError, type EncodedPage } from '#src/ports/store.ts';
import type { Encoded } from './dependencies.ts';

/** The answer made from a page of the store, without reading its items. Throws cursor_invalid. */
export async function pageAnswer(page: Promise<EncodedPage>): Promise<{ readonly body: Encoded }> {
  try {
    const { itemsJson, nextCursor } = await page;
    return { body: { encodedJson: `{"items":${itemsJson},"nextCursor":${JSON.stringify(nextCursor)}}` } };
  } catch (error) {
    if (error instanceof CursorError) throw new Failure('cursor_invalid', 'That cursor is not of this list: start again without one.');
    throw error;
  }
}
