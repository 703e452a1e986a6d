import type { Instant } from 'my_flow_contract';
import type { Ids } from '#src/ports/ids.ts';
import type { Store } from '#src/ports/store.ts';

/** Where to read, and whose documents. */
export type Owner = { readonly store: Store; readonly userId: string };

/** What a decision reads from: the owner, new ids, and the instant that its act will carry. */
export type Reading = Owner & { readonly ids: Ids; readonly at: Instant };
