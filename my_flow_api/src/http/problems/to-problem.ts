import { type Problem, type ProblemCode, problemTable } from 'my_flow_contract';
import { Failure } from '#src/domain/failure.ts';
import { IdentityError } from '#src/ports/identity.ts';
import { CursorError, StoreError } from '#src/ports/store.ts';
import { InvalidRequest } from './invalid-request.ts';

/** What is told of an error. Inner text leaves only with the codes whose table entry says `shown`. */
export function toProblem(error: unknown, requestId: string): Problem {
  const { code, detail } = recognised(error);
  const { status, title, shown } = problemTable[code];
  return {
    type: `urn:myflow:problem:${code}`,
    title,
    status,
    code,
    ...(shown && detail !== undefined && detail !== '' ? { detail } : {}),
    requestId,
    ...(error instanceof InvalidRequest ? { issues: error.issues } : {}),
    ...(error instanceof Failure && error.conflict !== undefined ? { conflict: error.conflict } : {}),
  };
}

type Recognised = { readonly code: ProblemCode; readonly detail?: string };

function recognised(error: unknown): Recognised {
  if (error instanceof Failure) return { code: error.code, detail: error.message };
  if (error instanceof CursorError) return { code: 'cursor_invalid', detail: 'Begin the list again without a cursor.' };
  if (error instanceof StoreError) return { code: 'unavailable' };
  if (error instanceof IdentityError) return { code: 'sign_in_unavailable' };
  if (!(error instanceof Error)) return { code: 'internal' };
  return fastifyErrors[codeOf(error)] ?? { code: 'internal' };
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

/** Errors of Fastify that a caller can bring about. Source: https://fastify.dev/docs/latest/Reference/Errors/. */
const fastifyErrors: Readonly<Record<string, Recognised>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { code: 'too_large', detail: 'Send less at once.' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { code: 'unsupported_media_type', detail: 'Send the body as application/json.' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { code: 'invalid_request', detail: 'The body is not as long as content-length says.' },
  FST_ERR_CTP_INVALID_JSON_BODY: { code: 'invalid_request', detail: 'The body is not valid JSON.' },
  FST_ERR_BAD_URL: { code: 'invalid_request', detail: 'The path is not a valid URL.' },
  FST_ERR_MAX_PARAM_LENGTH: { code: 'not_found' },
  FST_ERR_ASYNC_CONSTRAINT: { code: 'invalid_request' },
};
