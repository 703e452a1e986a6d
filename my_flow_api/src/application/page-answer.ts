import { Failure } from '#src/domain/failure.ts';
import { CursorError, type EncodedPage } from '#src/ports/store.ts';
import type { Encoded } from './dependencies.ts';

type PageAnswer = { readonly body: Encoded };

/** A store may answer with the very page of before when nothing has changed: then so does this, and what was made of the answer serves again. */
const answers = new WeakMap<EncodedPage, PageAnswer>();

/** The answer made from a page of the store, without reading its items. Throws cursor_invalid. */
export async function pageAnswer(reading: Promise<EncodedPage>): Promise<PageAnswer> {
  try {
    const page = await reading;
    const answer = answers.get(page) ?? answerOf(page);
    answers.set(page, answer);
    return answer;
  } catch (error) {
    if (error instanceof CursorError) throw new Failure('cursor_invalid', 'That cursor is not of this list: start again without one.');
    throw error;
  }
}

function answerOf({ itemsJson, nextCursor }: EncodedPage): PageAnswer {
  return { body: { encodedJson: `{"items":${itemsJson},"nextCursor":${JSON.stringify(nextCursor)}}` } };
}
