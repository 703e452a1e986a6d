/** Code -> HTTP status, title, and whether the detail may be shown to a person. The code is also the key of its words in the client's messages. */
export const problemTable = {
  invalid_request: { status: 400, title: 'The request is not of the expected form', shown: true },
  cursor_invalid: { status: 400, title: 'The page cursor is not valid', shown: true },
  unauthenticated: { status: 401, title: 'Sign in first', shown: true },
  forbidden_origin: { status: 403, title: 'The request came from another site', shown: true },
  insufficient_scope: { status: 403, title: 'This token may read, and not change anything', shown: true },
  not_found: { status: 404, title: 'There is no such thing', shown: true },
  method_not_allowed: { status: 405, title: 'That method is not offered here', shown: true },
  name_taken: { status: 409, title: 'A context of that name exists', shown: true },
  act_conflict: { status: 409, title: 'A later change would be overwritten', shown: true },
  nothing_to_undo: { status: 409, title: 'There is nothing to undo', shown: true },
  nothing_to_redo: { status: 409, title: 'There is nothing to redo', shown: true },
  write_conflict: { status: 409, title: 'It was changed at the same moment; try again', shown: true },
  invalid_state: { status: 409, title: 'That cannot be done in its present state', shown: true },
  limit_reached: { status: 409, title: 'A limit is reached', shown: true },
  version_mismatch: { status: 412, title: 'It was changed since you read it', shown: true },
  too_large: { status: 413, title: 'The request is too large', shown: true },
  unsupported_media_type: { status: 415, title: 'Send JSON', shown: true },
  idempotency_key_reused: { status: 422, title: 'The idempotency key was used for another request', shown: true },
  too_many_requests: { status: 429, title: 'Too many requests; wait a little', shown: true },
  too_many_streams: { status: 429, title: 'Too many live streams are open', shown: true },
  internal: { status: 500, title: 'Something went wrong on our side', shown: false },
  unavailable: { status: 503, title: 'MyFlow is not available right now', shown: false },
  sign_in_unavailable: { status: 503, title: 'Who you are cannot be checked right now; try again in a moment', shown: false },
  timeout: { status: 504, title: 'It took too long', shown: false },
} as const satisfies Record<string, { status: number; title: string; shown: boolean }>;

export type ProblemCode = keyof typeof problemTable;
