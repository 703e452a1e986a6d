'use client';

import { useEffect } from 'react';
import { Toaster, toast } from 'sonner';
import { tellWith } from './notify.ts';

/** Toasts: above the bottom bar on a phone, at the lower middle elsewhere. */
export function ShownToasts() {
  // The Toaster has begun to listen by then: effects run from the inside out.
  useEffect(() => tellWith(toast), []);
  return (
    <Toaster
      position="bottom-center"
      mobileOffset={{ bottom: '84px' }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-[356px] max-w-[calc(100vw-32px)] items-center gap-3 rounded-m border border-line-strong bg-surface-2 px-4 py-3 font-sans text-sm text-fg shadow-float',
          content: 'min-w-0 flex-1',
          error: 'border-danger!',
          actionButton: 'ml-auto shrink-0 rounded-s px-2.5 py-1 font-semibold text-accent-strong hover:bg-accent-soft',
        },
      }}
    />
  );
}
