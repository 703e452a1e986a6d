'use client';

import { useEffect } from 'react';
import { useListController } from '../list-controller.ts';

/** When what is open over a row goes, the row gets the focus back, unless something else has taken it by then. */
export function useFocusReturn(): void {
  const { returnFocus } = useListController();
  useEffect(() => () => void setTimeout(returnFocus), [returnFocus]);
}
