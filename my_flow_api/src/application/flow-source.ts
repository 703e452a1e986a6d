import type { ActAuthor, FlowSource } from 'my_flow_contract';

/** What a flow says it came from, by who made it. */
export function sourceOf(author: ActAuthor): FlowSource {
  if (author === 'companion') return 'companion';
  return author.startsWith('token:') ? 'api' : 'you';
}
