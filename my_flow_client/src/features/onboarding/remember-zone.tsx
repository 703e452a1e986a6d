'use client';

import { useQueryClient } from '@tanstack/react-query';
import type { Preferences } from 'my_flow_contract';
import { useEffect } from 'react';
import { call } from '#src/lib/api/call.ts';
import { applyResult } from '#src/lib/data/apply-change.ts';
import { inOrder } from '#src/lib/data/in-order.ts';
import { keys } from '#src/lib/data/keys.ts';

let isTold = false;

/** Tells the server the zone and the language of the browser, once, where the person has none yet. What the person has chosen stays. */
export function RememberZone() {
  const client = useQueryClient();
  useEffect(() => {
    const known = client.getQueryData<Preferences>(keys.preferences);
    if (known === undefined || isTold || (known.zone !== null && known.locale !== null)) return;
    isTold = true;
    const zone = known.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    const locale = known.locale ?? navigator.language;
    inOrder(() => call('editPreferences', { body: { zone, locale } })).then(
      (result) => applyResult(client, result),
      // A browser that names no zone the server knows: UTC holds until the person chooses one.
      () => undefined,
    );
  }, [client]);
  return null;
}
