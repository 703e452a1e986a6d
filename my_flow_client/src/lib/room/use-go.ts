'use client';

import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { t } from '#src/lib/words/words.ts';
import { notify } from '#src/ui/notify.ts';

/** Opens a page that the server has to paint. Offline the browser would leave MyFlow for a page of its own; then the person is told instead. */
export function useGo(): (path: string) => void {
  const router = useRouter();
  return useCallback((path) => canGo() && router.push(path), [router]);
}

/** Whether a page can be fetched; if not, the person has been told. */
export function canGo(): boolean {
  if (navigator.onLine) return true;
  notify.failure(t('connection.pageNeedsServer'));
  return false;
}
